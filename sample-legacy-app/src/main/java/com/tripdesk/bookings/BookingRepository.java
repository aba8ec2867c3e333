package com.tripdesk.bookings;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

public interface BookingRepository extends JpaRepository<Booking, Long> {

    List<Booking> findByCustomerIdOrderById(Long customerId);

    List<Booking> findByStatusAndCreatedAtBefore(BookingStatus status, LocalDateTime before);

    List<Booking> findByStatusOrderById(BookingStatus status);

    Optional<Booking> findByReference(String reference);

    long countByCustomerId(Long customerId);
}
