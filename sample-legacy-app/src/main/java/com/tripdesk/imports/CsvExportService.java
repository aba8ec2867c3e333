package com.tripdesk.imports;

import com.tripdesk.bookings.Booking;
import com.tripdesk.bookings.BookingRepository;
import com.tripdesk.common.Dates;
import java.io.BufferedWriter;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Date;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

@Service
public class CsvExportService {

    @Autowired
    private BookingRepository bookingRepository;

    @Value("${tripdesk.export-dir}")
    private String exportDir;

    private String lastFile;
    private boolean running;

    public String exportBookings(String name) throws IOException {
        running = true;
        try {
            File directory = new File(exportDir);
            directory.mkdirs();
            File file = new File(directory, name.replaceAll("[^A-Za-z0-9-]", "_") + ".csv");
            List<Booking> bookings = bookingRepository.findAll();
            try (PrintWriter out = new PrintWriter(new BufferedWriter(new FileWriter(file)))) {
                out.println("reference;trip;status;total;exported");
                for (Booking booking : bookings) {
                    out.println(row(booking));
                }
            }
            lastFile = file.getName();
            return file.getPath();
        } finally {
            running = false;
        }
    }

    public String status() {
        return running ? "running" : "idle, last file " + lastFile;
    }

    private String row(Booking booking) {
        return String.join(
                ";",
                booking.getReference(),
                booking.getTripId(),
                booking.getStatus().name(),
                booking.getTotal().toPlainString(),
                Dates.rfcStamp(new Date()));
    }
}
