package com.tripdesk.availability;

import com.tripdesk.partners.CarFleet;
import com.tripdesk.partners.CarFleetClient;
import com.tripdesk.partners.HotelDetails;
import com.tripdesk.partners.RoomInventory;
import com.tripdesk.partners.RoomInventoryClient;
import com.tripdesk.partners.SeatInventory;
import com.tripdesk.partners.SeatInventoryClient;
import org.springframework.stereotype.Service;

@Service
public class AvailabilityService {

    private final SeatInventoryClient seatInventoryClient;
    private final RoomInventoryClient roomInventoryClient;
    private final CarFleetClient carFleetClient;

    public AvailabilityService(
            SeatInventoryClient seatInventoryClient,
            RoomInventoryClient roomInventoryClient,
            CarFleetClient carFleetClient) {
        this.seatInventoryClient = seatInventoryClient;
        this.roomInventoryClient = roomInventoryClient;
        this.carFleetClient = carFleetClient;
    }

    public Availability availability(String destination) {
        SeatInventory seats = seatInventoryClient.seats(destination);
        RoomInventory rooms = roomInventoryClient.rooms(destination);
        CarFleet cars = carFleetClient.fleet(destination);
        return new Availability(seats, rooms, cars);
    }

    public BestStay bestStay(String destination) {
        RoomInventory rooms = roomInventoryClient.rooms(destination);
        HotelDetails hotel = roomInventoryClient.details(rooms.getBestHotelId());
        return new BestStay(destination, rooms.getRooms(), hotel.getHotelId(), hotel.getName(), hotel.getStars());
    }
}
