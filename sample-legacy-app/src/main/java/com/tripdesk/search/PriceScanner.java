package com.tripdesk.search;

import com.tripdesk.common.BadRequestException;
import com.tripdesk.common.PartnerException;
import com.tripdesk.partners.HotelRate;
import com.tripdesk.partners.HotelRateClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

@Service
public class PriceScanner {

    @Autowired
    private HotelRateClient hotelRateClient;

    private final List<SearchHit> history = new ArrayList<>();
    private int scans = 0;

    public List<SearchHit> scan(String destinations) {
        scans++;
        String[] codes = destinations.split(",");
        ExecutorService executor = Executors.newFixedThreadPool(codes.length);
        try {
            List<Callable<SearchHit>> tasks = new ArrayList<>();
            for (String code : codes) {
                tasks.add(() -> hit(code));
            }
            List<SearchHit> hits = new ArrayList<>();
            for (Future<SearchHit> future : executor.invokeAll(tasks)) {
                hits.add(future.get());
            }
            history.addAll(hits);
            return hits;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartnerException("hotels", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException) {
                throw (RuntimeException) e.getCause();
            }
            throw new PartnerException("hotels", e.getCause());
        } finally {
            executor.shutdown();
        }
    }

    public SearchHit cheapest(String destinations) {
        List<String> codes = Arrays.asList(destinations.split(","));
        return scan(String.join(",", codes)).stream()
                .min(Comparator.comparing(SearchHit::getPrice).thenComparing(SearchHit::getCode))
                .orElseThrow(() -> new BadRequestException("no destinations"));
    }

    public int getScans() {
        return scans;
    }

    public int getHistorySize() {
        return history.size();
    }

    private SearchHit hit(String code) throws Exception {
        HotelRate rate = hotelRateClient.findRate(code + "-1");
        return new SearchHit("hotel", rate.getHotelId(), code, rate.getAmount());
    }
}
