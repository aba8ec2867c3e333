package com.tripdesk.bookings;

import com.tripdesk.common.CurrentUser;
import com.tripdesk.common.NotFoundException;
import com.tripdesk.common.TenantContext;
import com.tripdesk.partners.FxClient;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Service;

@Service
public class BookingOverviewService {

    @Autowired
    private BookingRepository bookingRepository;

    @Autowired
    private FxClient fxClient;

    @Autowired
    @Qualifier("reportExecutor")
    private TaskExecutor reportExecutor;

    public List<BookingView> byCustomer(Long customerId) {
        List<BookingView> views = new ArrayList<>();
        for (Booking booking : bookingRepository.findByCustomerIdOrderById(customerId)) {
            views.add(new BookingView(
                    booking.getId(),
                    booking.getReference(),
                    booking.getTripId(),
                    booking.getStatus().name(),
                    booking.getTotal(),
                    booking.getCurrency(),
                    TenantContext.get()));
        }
        return views;
    }

    public Map<String, BigDecimal> totals(Long customerId, String currency) {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        for (Booking booking : bookingRepository.findByCustomerIdOrderById(customerId)) {
            BigDecimal rate = fxClient.rate(booking.getCurrency(), currency);
            totals.put(
                    booking.getReference(),
                    booking.getTotal().multiply(rate).setScale(2, RoundingMode.HALF_UP));
        }
        return totals;
    }

    public BookingSummary summary(Long id) {
        Booking booking =
                bookingRepository.findById(id).orElseThrow(() -> new NotFoundException("no booking " + id));
        String preparedBy = CurrentUser.name();
        CompletableFuture<String> lines = CompletableFuture.supplyAsync(() -> lines(booking), reportExecutor);
        CompletableFuture<Integer> count =
                CompletableFuture.supplyAsync(() -> booking.getReference().length(), reportExecutor);
        CompletableFuture.allOf(lines, count).orTimeout(10, TimeUnit.SECONDS).join();
        return new BookingSummary(
                booking.getReference(),
                booking.getCustomer().getName(),
                booking.getItems().size(),
                lines.join(),
                count.getNow(0) > 0 ? preparedBy : CurrentUser.ANONYMOUS);
    }

    private String lines(Booking booking) {
        List<String> lines = new ArrayList<>();
        for (BookingItem item : booking.getItems()) {
            lines.add(item.getKind() + " " + item.getAmount());
        }
        return String.join("; ", lines);
    }
}
