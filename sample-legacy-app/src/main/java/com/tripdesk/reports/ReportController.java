package com.tripdesk.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reports")
public class ReportController {

    @Autowired
    private ReportService reportService;

    @GetMapping("/revenue")
    public List<RevenueLine> revenue() {
        return reportService.revenue();
    }

    @GetMapping("/statuses")
    public Map<String, Integer> statuses() {
        return reportService.statuses();
    }

    @GetMapping("/revenue/converted")
    public List<RevenueLine> converted(@RequestParam String currency) {
        return reportService.converted(currency);
    }

    @GetMapping("/revenue.csv")
    public void revenueCsv(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        PrintWriter writer = response.getWriter();
        writer.println("destination;bookings;revenue");
        for (RevenueLine line : reportService.revenue()) {
            writer.println(line.getDestination() + ";" + line.getBookings() + ";" + line.getRevenue());
        }
        writer.flush();
    }
}
