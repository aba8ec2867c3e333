package com.tripdesk.quotes;

import com.tripdesk.partners.CarRate;
import com.tripdesk.partners.CarRateClient;
import com.tripdesk.partners.FlightFare;
import com.tripdesk.partners.FlightFareClient;
import com.tripdesk.partners.FxClient;
import com.tripdesk.partners.HotelDetails;
import com.tripdesk.partners.HotelRate;
import com.tripdesk.partners.HotelRateClient;
import com.tripdesk.partners.RoomInventoryClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.stereotype.Service;

@Service
public class QuoteService {

    private final FlightFareClient flightFareClient;
    private final HotelRateClient hotelRateClient;
    private final CarRateClient carRateClient;
    private final RoomInventoryClient roomInventoryClient;
    private final FxClient fxClient;

    public QuoteService(
            FlightFareClient flightFareClient,
            HotelRateClient hotelRateClient,
            CarRateClient carRateClient,
            RoomInventoryClient roomInventoryClient,
            FxClient fxClient) {
        this.flightFareClient = flightFareClient;
        this.hotelRateClient = hotelRateClient;
        this.carRateClient = carRateClient;
        this.roomInventoryClient = roomInventoryClient;
        this.fxClient = fxClient;
    }

    public TripQuote quote(String tripId) throws IOException, InterruptedException {
        FlightFare flight = flightFareClient.findFare(tripId);
        HotelRate hotel = hotelRateClient.findRate(tripId);
        CarRate car = carRateClient.findRate(tripId);
        return new TripQuote(flight, hotel, car);
    }

    public FlightOffer flightWithHotel(String tripId) throws IOException, InterruptedException {
        FlightFare fare = flightFareClient.findFare(tripId);
        HotelRate rate = hotelRateClient.findRate(tripId);
        HotelDetails details = roomInventoryClient.details(rate.getHotelId());
        return new FlightOffer(tripId, fare.getCarrier(), fare.getAmount(), details.getHotelId(), details.getName());
    }

    public PricedQuote priced(String tripId, String currency) throws IOException, InterruptedException {
        FlightFare fare = flightFareClient.findFare(tripId);
        BigDecimal rate = fxClient.rate(fare.getCurrency(), currency);
        BigDecimal amount = fare.getAmount().multiply(rate).setScale(2, RoundingMode.HALF_UP);
        return new PricedQuote(tripId, currency, amount, rate);
    }
}
