package com.tripdesk.fx;

import com.tripdesk.partners.FxClient;
import java.math.BigDecimal;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@Component
public class RateSheet {

    private final ConcurrentHashMap<String, BigDecimal> rates = new ConcurrentHashMap<>();
    private final ReentrantLock refresh = new ReentrantLock();

    @Autowired
    private FxClient fxClient;

    public BigDecimal rate(String from, String to) {
        String pair = from + to;
        BigDecimal known = rates.get(pair);
        if (known != null) {
            return known;
        }
        refresh.lock();
        try {
            BigDecimal rate = rates.get(pair);
            if (rate == null) {
                rate = fxClient.rate(from, to);
                rates.put(pair, rate);
            }
            return rate;
        } finally {
            refresh.unlock();
        }
    }

    public void clear() {
        rates.clear();
    }

    public int size() {
        return rates.size();
    }
}
