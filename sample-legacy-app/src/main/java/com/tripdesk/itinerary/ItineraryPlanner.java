package com.tripdesk.itinerary;

import com.tripdesk.common.BadRequestException;
import com.tripdesk.common.Codes;
import com.tripdesk.common.LruCache;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
public class ItineraryPlanner {

    private final LruCache<String, Itinerary> recent = new LruCache<>(50);

    public Itinerary plan(String route, int nights) {
        List<String> stops =
                Arrays.stream(route.split("-")).map(Codes::normalize).collect(Collectors.toList());
        if (stops.size() < 2) {
            throw new BadRequestException("a route has two stops or more");
        }
        String key = Codes.join(stops) + "@" + nights;
        Itinerary known = recent.get(key);
        if (known != null) {
            return known;
        }
        Itinerary itinerary = new Itinerary().sleep(nights);
        Iterator<String> iterator = stops.iterator();
        String from = iterator.next();
        while (iterator.hasNext()) {
            String to = iterator.next();
            itinerary.connect(new Leg(from, to, minutes(from, to)));
            from = to;
        }
        return recent.putIfMissing(key, itinerary);
    }

    private int minutes(String from, String to) {
        return 45 + Math.abs((from + to).hashCode() % 600);
    }
}
