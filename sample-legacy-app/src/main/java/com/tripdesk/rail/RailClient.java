package com.tripdesk.rail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tripdesk.common.NotFoundException;
import com.tripdesk.common.PartnerException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rail partner closes the line when two questions arrive at once. */
@Component
public class RailClient {

    @Value("${partners.rail.url}")
    private String baseUrl;

    @Autowired
    private ObjectMapper objectMapper;

    public synchronized RailTimetable timetable(String tripId) {
        try (InputStream in = new URL(baseUrl + "/timetable/" + tripId).openStream()) {
            return objectMapper.readValue(in, RailTimetable.class);
        } catch (FileNotFoundException e) {
            throw new NotFoundException("no train for " + tripId);
        } catch (IOException e) {
            throw new PartnerException("rail", e);
        }
    }
}
