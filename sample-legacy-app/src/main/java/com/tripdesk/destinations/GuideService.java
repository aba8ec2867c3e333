package com.tripdesk.destinations;

import com.tripdesk.partners.Airport;
import com.tripdesk.partners.AirportClient;
import com.tripdesk.partners.VisaClient;
import com.tripdesk.partners.VisaRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

@Service
public class GuideService {

    @Autowired
    private AirportClient airportClient;

    @Autowired
    private VisaClient visaClient;

    public DestinationGuide guide(String code) {
        Airport airport = airportClient.find(code);
        VisaRule rule = visaClient.rule(airport.getCountry());
        return new DestinationGuide(
                code, airport.getName(), airport.getCountry(), rule.isRequired(), rule.getMaxDays());
    }
}
