package com.tripdesk.legacy;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
public class PrintQueue {

    private static final Logger log = LoggerFactory.getLogger(PrintQueue.class);

    private final BlockingQueue<String> jobs = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> labels = new ArrayBlockingQueue<>(100);
    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());
    private boolean stopped;
    private Thread printer;

    @PostConstruct
    public void start() {
        printer = new Thread(this::run, "printer");
        printer.setDaemon(true);
        printer.start();
    }

    public void print(String text) {
        jobs.add(text);
        if (!labels.offer("label " + text)) {
            log.debug("no room for the label of {}", text);
        }
    }

    public List<String> printed() {
        synchronized (printed) {
            return new ArrayList<>(printed);
        }
    }

    public int labels() {
        return labels.size();
    }

    @PreDestroy
    public void stop() {
        stopped = true;
        printer.interrupt();
    }

    private void run() {
        while (!stopped) {
            try {
                printed.add(jobs.take());
            } catch (InterruptedException e) {
                log.debug("printer was interrupted");
            }
        }
    }
}
