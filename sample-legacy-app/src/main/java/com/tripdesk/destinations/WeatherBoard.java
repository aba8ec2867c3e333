package com.tripdesk.destinations;

import com.tripdesk.common.TtlCache;
import com.tripdesk.partners.Forecast;
import com.tripdesk.partners.WeatherClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

@Service
public class WeatherBoard {

    @Autowired
    private WeatherClient weatherClient;

    private final Map<String, Forecast> todays = new HashMap<>();
    private final TtlCache<String, List<Forecast>> weeks = new TtlCache<>(60_000);

    public synchronized Forecast today(String code) {
        Forecast forecast = todays.get(code);
        if (forecast == null) {
            forecast = weatherClient.forecast(code, 0);
            todays.put(code, forecast);
        }
        return forecast;
    }

    public List<Forecast> week(String code) {
        return weeks.get(code, () -> {
            List<Forecast> forecasts = new ArrayList<>();
            for (int day = 1; day <= 7; day++) {
                forecasts.add(weatherClient.forecast(code, day));
            }
            return forecasts;
        });
    }

    public synchronized int known() {
        return todays.size();
    }

    public synchronized void forget() {
        todays.clear();
        weeks.clear();
    }
}
