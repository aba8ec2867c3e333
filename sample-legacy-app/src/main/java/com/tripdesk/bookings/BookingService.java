package com.tripdesk.bookings;

import java.util.List;

public interface BookingService {

    BookingView create(BookingRequest request);

    List<BookingView> createAll(List<BookingRequest> requests);

    BookingView one(Long id);

    BookingView confirm(Long id);

    BookingView cancel(Long id);

    void delete(Long id);
}
