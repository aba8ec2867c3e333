package com.tripdesk.destinations;

import jakarta.annotation.PostConstruct;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

@Component
public class DestinationCatalog {

    private static final List<String> SEASONS = Arrays.asList("winter", "spring", "summer", "autumn");

    private final Map<String, String> regions;
    private final Map<String, String> seasons = new ConcurrentHashMap<>();
    private final AtomicReference<List<Integer>> weights = new AtomicReference<>();

    public DestinationCatalog() {
        Map<String, String> map = new HashMap<>();
        map.put("PT", "Europe");
        map.put("NO", "Europe");
        map.put("GB", "Europe");
        map.put("US", "Americas");
        map.put("JP", "Asia");
        this.regions = map;
    }

    @PostConstruct
    public void precompute() {
        weights.set(IntStream.range(0, 10_000)
                .parallel()
                .map(n -> (n * 31 + 17) % 4)
                .boxed()
                .collect(Collectors.toList()));
    }

    public String region(String country) {
        String region = regions.get(country);
        return region == null ? "Elsewhere" : region;
    }

    public String season(String code) {
        return seasons.computeIfAbsent(code, this::bestSeason);
    }

    private String bestSeason(String code) {
        List<Integer> table = weights.get();
        return SEASONS.get(table.get(Math.abs(code.hashCode() % table.size())));
    }
}
