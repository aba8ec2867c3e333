package com.tripdesk.invoices;

import com.tripdesk.bookings.Booking;
import com.tripdesk.bookings.BookingItem;
import com.tripdesk.common.Dates;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.stereotype.Component;

@Component
public class InvoiceRenderer {

    private static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(() -> new StringBuilder(512));

    public byte[] render(String number, Booking booking) {
        StringBuilder buffer = BUFFER.get();
        buffer.setLength(0);
        buffer.append("INVOICE ").append(number).append('\n');
        buffer.append("Printed ").append(Dates.stamp(new Date())).append('\n');
        buffer.append("Customer ").append(booking.getCustomer().getName()).append('\n');
        buffer.append("Booking ").append(booking.getReference()).append('\n');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, buffer.toString());
        for (BookingItem item : booking.getItems()) {
            write(out, line(item));
        }
        write(out, "TOTAL " + booking.getTotal() + " " + booking.getCurrency() + "\n");
        return out.toByteArray();
    }

    private String line(BookingItem item) {
        return item.getKind() + "\t" + item.getDescription() + "\t" + item.getAmount() + "\n";
    }

    private void write(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }
}
