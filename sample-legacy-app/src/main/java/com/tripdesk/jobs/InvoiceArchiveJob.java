package com.tripdesk.jobs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
public class InvoiceArchiveJob {

    private static final Logger log = LoggerFactory.getLogger(InvoiceArchiveJob.class);
    private static final long MAX_AGE_MILLIS = 30L * 24 * 3600 * 1000;

    @Value("${tripdesk.invoice-dir}")
    private String invoiceDir;

    private volatile int archived;

    @Scheduled(fixedDelayString = "${jobs.archive.delay-ms}", initialDelayString = "${jobs.initial-delay-ms}")
    public void archive() {
        File[] files = new File(invoiceDir).listFiles((dir, name) -> name.endsWith(".txt"));
        if (files == null) {
            return;
        }
        for (File file : files) {
            if (System.currentTimeMillis() - file.lastModified() > MAX_AGE_MILLIS) {
                try {
                    Path target = file.toPath().resolveSibling(file.getName() + ".old");
                    Files.move(file.toPath(), target, StandardCopyOption.REPLACE_EXISTING);
                    archived++;
                } catch (IOException e) {
                    log.warn("could not archive {}", file.getName());
                }
            }
        }
    }

    public int getArchived() {
        return archived;
    }
}
