package com.tripdesk.admin;

import com.tripdesk.audit.AuditService;
import com.tripdesk.bookings.Booking;
import com.tripdesk.bookings.BookingRepository;
import com.tripdesk.bookings.BookingStatus;
import com.tripdesk.common.BadRequestException;
import com.tripdesk.common.RequestTimingInterceptor;
import com.tripdesk.holds.HoldService;
import com.tripdesk.invoices.InvoiceService;
import com.tripdesk.jobs.BookingExpiryJob;
import com.tripdesk.jobs.FxRefreshJob;
import com.tripdesk.jobs.InvoiceArchiveJob;
import com.tripdesk.jobs.WeatherPollJob;
import com.tripdesk.loyalty.LoyaltyService;
import com.tripdesk.notifications.MailService;
import com.tripdesk.partners.FxClient;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
public class MaintenanceService {

    private static final Logger log = LoggerFactory.getLogger(MaintenanceService.class);

    @Autowired
    private BookingRepository bookingRepository;

    @Autowired
    private RequestTimingInterceptor timing;

    @Autowired
    private HoldService holdService;

    @Autowired
    private MailService mailService;

    @Autowired
    private FxRefreshJob fxRefreshJob;

    @Autowired
    private BookingExpiryJob bookingExpiryJob;

    @Autowired
    private InvoiceArchiveJob invoiceArchiveJob;

    @Autowired
    private WeatherPollJob weatherPollJob;

    @Autowired
    private FxClient fxClient;

    @Autowired
    private AuditService auditService;

    @Autowired
    private ExecutorService groupExecutor;

    @Autowired
    private TransactionTemplate transactionTemplate;

    private final AtomicInteger reconciled = new AtomicInteger();

    public Map<String, Object> stats() {
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("requests", timing.getRequestCount());
        stats.put("requestMillis", timing.getTotalMillis());
        stats.put("holds", holdService.holds());
        stats.put("mails", mailService.getSent());
        stats.put("pointsCredited", LoyaltyService.creditedToday);
        stats.put("lastInvoice", InvoiceService.getLastNumber());
        stats.put("rates", fxRefreshJob.getRates().size());
        stats.put("reconciled", reconciled.get());
        stats.put("openBookings", countOpen());
        stats.put("bookingsEver", auditService.count("booking-created"));
        return stats;
    }

    public String run(String job) {
        switch (job) {
            case "fx":
                fxRefreshJob.refresh();
                break;
            case "expiry":
                bookingExpiryJob.expire();
                break;
            case "archive":
                invoiceArchiveJob.archive();
                break;
            case "weather":
                weatherPollJob.poll();
                break;
            default:
                throw new BadRequestException("no job " + job);
        }
        return "done " + job;
    }

    public String reconcile() {
        groupExecutor.submit(this::reconcileConfirmed);
        return "started";
    }

    public int countOpen() {
        Integer open = transactionTemplate.execute(status ->
                bookingRepository.findByStatusOrderById(BookingStatus.OPEN).size());
        return open == null ? 0 : open;
    }

    public String ping(String partner) {
        if (!"fx".equals(partner)) {
            throw new BadRequestException("no ping for " + partner);
        }
        BigDecimal rate = transactionTemplate.execute(status -> fxClient.rate("EUR", "USD"));
        return "fx answers " + rate;
    }

    private void reconcileConfirmed() {
        List<Booking> confirmed = bookingRepository.findByStatusOrderById(BookingStatus.CONFIRMED);
        for (Booking booking : confirmed) {
            markReconciled(booking);
        }
        auditService.record("bookings-reconciled", confirmed.size() + " bookings");
        log.debug("{} bookings reconciled", confirmed.size());
    }

    @Transactional
    public void markReconciled(Booking booking) {
        if (booking.getPaymentId() != null) {
            bookingRepository.save(booking);
            reconciled.incrementAndGet();
        }
    }
}
