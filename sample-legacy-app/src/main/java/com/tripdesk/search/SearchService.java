package com.tripdesk.search;

import com.tripdesk.destinations.DestinationService;
import com.tripdesk.destinations.DestinationView;
import com.tripdesk.partners.HotelDetails;
import com.tripdesk.partners.RoomInventory;
import com.tripdesk.partners.RoomInventoryClient;
import jakarta.annotation.PreDestroy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

@Service
public class SearchService {

    private static final Logger log = LoggerFactory.getLogger(SearchService.class);

    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private final DestinationService destinationService;
    private final RoomInventoryClient roomInventoryClient;
    private String lastQuery;

    public SearchService(DestinationService destinationService, RoomInventoryClient roomInventoryClient) {
        this.destinationService = destinationService;
        this.roomInventoryClient = roomInventoryClient;
    }

    public List<SearchHit> search(String query) {
        lastQuery = query.toLowerCase();
        List<DestinationView> matches = destinationService.all().stream()
                .filter(destination -> destination.getName().toLowerCase().contains(lastQuery)
                        || destination.getCode().toLowerCase().contains(lastQuery))
                .collect(Collectors.toList());
        List<CompletableFuture<List<SearchHit>>> futures = new ArrayList<>();
        for (DestinationView match : matches) {
            futures.add(CompletableFuture.supplyAsync(() -> hits(match), pool));
        }
        List<SearchHit> result = new ArrayList<>();
        for (CompletableFuture<List<SearchHit>> future : futures) {
            result.addAll(future.join());
        }
        return result;
    }

    public String getLastQuery() {
        return lastQuery;
    }

    private List<SearchHit> hits(DestinationView destination) {
        CompletableFuture<SearchHit> hotel = CompletableFuture.supplyAsync(() -> hotel(destination), pool);
        SearchHit place = new SearchHit("place", destination.getCode(), destination.getName(), BigDecimal.ZERO);
        List<SearchHit> hits = new ArrayList<>();
        hits.add(place);
        hits.add(hotel.join());
        return hits;
    }

    private SearchHit hotel(DestinationView destination) {
        RoomInventory rooms = roomInventoryClient.rooms(destination.getCode());
        HotelDetails details = roomInventoryClient.details(rooms.getBestHotelId());
        return new SearchHit(
                "hotel", details.getHotelId(), details.getName(), BigDecimal.valueOf(details.getStars() * 40L));
    }

    @PreDestroy
    public void stop() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(2, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log.warn("stopped before all searches were done");
        }
    }
}
