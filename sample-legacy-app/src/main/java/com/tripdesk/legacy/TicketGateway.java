package com.tripdesk.legacy;

import com.tripdesk.common.NotFoundException;
import java.util.Hashtable;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Ticketing over the flight partner's old interface.
 *
 * @since 1.2
 */
@Component
public class TicketGateway {

    private static final Logger log = LoggerFactory.getLogger(TicketGateway.class);

    private static final Map tickets = new Hashtable();

    @Autowired
    private RestTemplate restTemplate;

    @Value("${partners.flights.url}")
    private String baseUrl;

    @Value("${tripdesk.retry.pause-ms}")
    private long pause;

    public String issue(String tripId) {
        while (true) {
            try {
                Map answer = restTemplate.getForObject(baseUrl + "/fares/" + tripId, Map.class);
                String ticket = answer.get("carrier") + "-" + tripId;
                tickets.put(tripId, ticket);
                return ticket;
            } catch (HttpClientErrorException.NotFound e) {
                throw new NotFoundException("no trip " + tripId);
            } catch (RestClientException e) {
                log.debug("ticketing again for {}", tripId);
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException ignored) {
                }
            }
        }
    }

    public String find(String tripId) {
        Object ticket = tickets.get(tripId);
        if (ticket == null) {
            throw new NotFoundException("no ticket for " + tripId);
        }
        return (String) ticket;
    }

    public int count() {
        return tickets.size();
    }
}
