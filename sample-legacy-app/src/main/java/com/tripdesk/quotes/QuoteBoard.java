package com.tripdesk.quotes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** The quotes an agent has pinned to the wall display. */
@Service
public class QuoteBoard {

    private static final int MAX_LATEST = 10;

    @Autowired
    private QuoteService quoteService;

    private final Map<String, QuoteLine> pinned = new HashMap<>();
    private final List<QuoteLine> latest = new ArrayList<>();
    private String lastTripId;

    public QuoteLine pin(String tripId) throws IOException, InterruptedException {
        lastTripId = tripId;
        if (!pinned.containsKey(tripId)) {
            TripQuote quote = quoteService.quote(tripId);
            QuoteLine line = new QuoteLine(lastTripId, quote.getTotal(), "pinned");
            pinned.put(tripId, line);
            remember(line);
        }
        return pinned.get(tripId);
    }

    public List<QuoteLine> latest() {
        synchronized (latest) {
            return new ArrayList<>(latest);
        }
    }

    public void clear() {
        pinned.clear();
        synchronized (latest) {
            latest.clear();
        }
    }

    private void remember(QuoteLine line) {
        synchronized (latest) {
            latest.add(0, line);
            if (latest.size() > MAX_LATEST) {
                latest.remove(latest.size() - 1);
            }
        }
    }
}
