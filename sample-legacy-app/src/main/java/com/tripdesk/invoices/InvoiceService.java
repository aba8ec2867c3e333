package com.tripdesk.invoices;

import com.tripdesk.bookings.Booking;
import com.tripdesk.bookings.BookingRepository;
import com.tripdesk.common.NotFoundException;
import jakarta.annotation.PostConstruct;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class InvoiceService {

    private static String lastNumber = "none";

    private final AtomicLong numbers = new AtomicLong(1000);

    @Value("${tripdesk.invoice-dir}")
    private String invoiceDir;

    @Autowired
    private BookingRepository bookingRepository;

    @Autowired
    private InvoiceRenderer renderer;

    @PostConstruct
    public void init() throws IOException {
        Files.createDirectories(directory());
    }

    @Transactional(readOnly = true)
    public InvoiceInfo create(Long bookingId) throws IOException {
        Booking booking = bookingRepository
                .findById(bookingId)
                .orElseThrow(() -> new NotFoundException("no booking " + bookingId));
        String number = "INV-" + numbers.incrementAndGet();
        byte[] content = renderer.render(number, booking);
        synchronized (("invoice-" + bookingId).intern()) {
            Files.write(file(number), content);
        }
        lastNumber = number;
        return new InvoiceInfo(number, file(number).getFileName().toString(), content.length);
    }

    public byte[] content(String number) throws IOException {
        Path file = file(number);
        if (!Files.exists(file)) {
            throw new NotFoundException("no invoice " + number);
        }
        return Files.readAllBytes(file);
    }

    public String firstLine(String number) throws IOException {
        File file = file(number).toFile();
        if (!file.exists()) {
            throw new NotFoundException("no invoice " + number);
        }
        try (BufferedReader reader = new BufferedReader(new FileReader(file))) {
            return reader.readLine();
        }
    }

    public List<InvoiceInfo> list() {
        File[] files = directory().toFile().listFiles();
        List<InvoiceInfo> result = new ArrayList<>();
        if (files != null) {
            Arrays.sort(files, Comparator.comparing(File::getName));
            for (File file : files) {
                result.add(new InvoiceInfo(file.getName().replace(".txt", ""), file.getName(), file.length()));
            }
        }
        return result;
    }

    public static String getLastNumber() {
        return lastNumber;
    }

    private Path file(String number) {
        return directory().resolve(number.replaceAll("[^A-Za-z0-9-]", "_") + ".txt");
    }

    private Path directory() {
        return Paths.get(invoiceDir);
    }
}
