package com.tripdesk.quotes;

import com.tripdesk.common.PartnerException;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** A quote for callers that cannot deal with checked exceptions. */
@Component
public class QuoteTask {

    private final QuoteService quoteService;

    public QuoteTask(QuoteService quoteService) {
        this.quoteService = quoteService;
    }

    public QuoteLine line(String tripId) {
        try {
            TripQuote quote = quoteService.quote(tripId);
            return new QuoteLine(tripId, quote.getTotal(), "EUR");
        } catch (IOException e) {
            throw new PartnerException("quotes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartnerException("quotes", e);
        }
    }
}
