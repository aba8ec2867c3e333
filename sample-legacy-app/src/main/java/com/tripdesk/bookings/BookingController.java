package com.tripdesk.bookings;

import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/bookings")
public class BookingController {

    @Autowired
    private BookingService bookingService;

    @Autowired
    private BookingOverviewService overviewService;

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public BookingView create(@Valid @RequestBody BookingRequest request) {
        return bookingService.create(request);
    }

    @PostMapping("/batch")
    public List<BookingView> batch(@RequestBody List<BookingRequest> requests) {
        return bookingService.createAll(requests);
    }

    @GetMapping("/{id}")
    public BookingView one(@PathVariable Long id) {
        return bookingService.one(id);
    }

    @GetMapping
    public List<BookingView> list(@RequestParam Long customerId) {
        return overviewService.byCustomer(customerId);
    }

    @GetMapping("/{id}/summary")
    public BookingSummary summary(@PathVariable Long id) {
        return overviewService.summary(id);
    }

    @GetMapping("/totals")
    public Map<String, BigDecimal> totals(@RequestParam Long customerId, @RequestParam String currency) {
        return overviewService.totals(customerId, currency);
    }

    @PostMapping("/{id}/confirm")
    public BookingView confirm(@PathVariable Long id) {
        return bookingService.confirm(id);
    }

    @PostMapping("/{id}/cancel")
    public BookingView cancel(@PathVariable Long id) {
        return bookingService.cancel(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(@PathVariable Long id) {
        bookingService.delete(id);
    }
}
