package com.tripdesk.availability;

import com.tripdesk.partners.Forecast;
import com.tripdesk.partners.SeatInventory;
import com.tripdesk.partners.SeatInventoryClient;
import com.tripdesk.partners.WeatherClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

@Service
public class CalendarService {

    @Autowired
    private SeatInventoryClient seatInventoryClient;

    @Autowired
    private WeatherClient weatherClient;

    public List<DayAvailability> calendar(String destination, int days) {
        List<DayAvailability> result = new ArrayList<>();
        for (int day = 1; day <= days; day++) {
            SeatInventory seats = seatInventoryClient.seatsOn(destination, day);
            Forecast forecast = weatherClient.forecast(destination, day);
            result.add(new DayAvailability(day, seats.getSeats(), forecast.getSummary()));
        }
        return result;
    }

    public List<DayAvailability> outlook(String destination, int days) {
        List<CompletableFuture<DayAvailability>> futures = IntStream.rangeClosed(1, days)
                .mapToObj(day -> CompletableFuture.supplyAsync(() -> {
                    Forecast forecast = weatherClient.forecast(destination, day);
                    return new DayAvailability(day, 0, forecast.getSummary());
                }))
                .collect(Collectors.toList());
        return futures.stream().map(CompletableFuture::join).collect(Collectors.toList());
    }
}
