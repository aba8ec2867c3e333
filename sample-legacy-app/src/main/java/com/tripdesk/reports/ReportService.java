package com.tripdesk.reports;

import com.tripdesk.bookings.BookingStatus;
import com.tripdesk.common.PartnerException;
import com.tripdesk.fx.FxService;
import com.tripdesk.fx.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Service;

@Service
public class ReportService {

    @Autowired
    private ReportDao reportDao;

    @Autowired
    private FxService fxService;

    @Autowired
    @Qualifier("reportExecutor")
    private ThreadPoolTaskExecutor reportExecutor;

    public List<RevenueLine> revenue() {
        List<RevenueLine> lines = new ArrayList<>();
        for (String destination : reportDao.bookedDestinations()) {
            lines.add(new RevenueLine(
                    destination, reportDao.bookings(destination), reportDao.revenue(destination)));
        }
        return lines;
    }

    public Map<String, Integer> statuses() {
        Map<String, Integer> result = new LinkedHashMap<>();
        for (BookingStatus status : BookingStatus.values()) {
            result.put(status.name(), reportDao.withStatus(status.name()));
        }
        return result;
    }

    public List<RevenueLine> converted(String currency) {
        Future<List<RevenueLine>> revenue = reportExecutor.submit(this::revenue);
        try {
            BigDecimal rate = fxService.rate("EUR", currency);
            List<RevenueLine> lines = revenue.get(5, TimeUnit.SECONDS);
            return convert(lines, () -> rate, currency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartnerException("reports", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new PartnerException("reports", e);
        }
    }

    private List<RevenueLine> convert(List<RevenueLine> lines, Supplier<BigDecimal> rate, String currency) {
        List<RevenueLine> result = new ArrayList<>();
        for (RevenueLine line : lines) {
            BigDecimal revenue = Rounding.getInstance().round(line.getRevenue().multiply(rate.get()), currency);
            result.add(new RevenueLine(line.getDestination(), line.getBookings(), revenue));
        }
        return result;
    }
}
