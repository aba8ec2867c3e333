package com.tripdesk.partners;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tripdesk.common.PartnerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
public class WeatherClient {

    @Value("${partners.weather.url}")
    private String baseUrl;

    @Autowired
    private ObjectMapper objectMapper;

    public Forecast forecast(String destination, int day) {
        try {
            URL url = new URL(baseUrl + "/forecast/" + destination + "?day=" + day);
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setRequestMethod("GET");
            if (connection.getResponseCode() != 200) {
                throw new PartnerException("weather", "status " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                return objectMapper.readValue(body, Forecast.class);
            }
        } catch (IOException e) {
            throw new PartnerException("weather", e);
        }
    }
}
