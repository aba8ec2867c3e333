package com.tripdesk.quotes;

import com.tripdesk.common.BadRequestException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/quotes")
public class QuoteController {

    private final QuoteService quoteService;
    private final GroupQuoteService groupQuoteService;
    private final QuoteBoard quoteBoard;

    public QuoteController(
            QuoteService quoteService, GroupQuoteService groupQuoteService, QuoteBoard quoteBoard) {
        this.quoteService = quoteService;
        this.groupQuoteService = groupQuoteService;
        this.quoteBoard = quoteBoard;
    }

    @GetMapping("/{tripId}")
    public TripQuote quote(@PathVariable String tripId) throws IOException, InterruptedException {
        return quoteService.quote(tripId);
    }

    @GetMapping("/{tripId}/flight")
    public FlightOffer flight(@PathVariable String tripId) throws IOException, InterruptedException {
        return quoteService.flightWithHotel(tripId);
    }

    @GetMapping("/{tripId}/priced")
    public PricedQuote priced(@PathVariable String tripId, @RequestParam(defaultValue = "USD") String currency)
            throws IOException, InterruptedException {
        return quoteService.priced(tripId, currency);
    }

    @GetMapping("/{tripId}/express")
    public QuoteLine express(@PathVariable String tripId) {
        return groupQuoteService.express(tripId);
    }

    @GetMapping("/group")
    public List<QuoteLine> group(@RequestParam String trips) {
        List<String> ids = Arrays.asList(trips.split(","));
        if (ids.size() > 20) {
            throw new BadRequestException("at most 20 trips");
        }
        return groupQuoteService.group(ids);
    }

    @GetMapping("/rush")
    public List<QuoteLine> rush(@RequestParam String trips) {
        return groupQuoteService.rush(Arrays.asList(trips.split(",")));
    }

    @PostMapping("/compare")
    public List<QuoteLine> compare(@RequestBody List<String> trips) {
        if (trips.isEmpty()) {
            throw new BadRequestException("nothing to compare");
        }
        return groupQuoteService.compare(trips);
    }

    @GetMapping("/board")
    public List<QuoteLine> board() {
        return quoteBoard.latest();
    }

    @PostMapping("/board/{tripId}")
    public QuoteLine pin(@PathVariable String tripId) throws IOException, InterruptedException {
        return quoteBoard.pin(tripId);
    }
}
