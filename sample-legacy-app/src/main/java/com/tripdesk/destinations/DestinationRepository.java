package com.tripdesk.destinations;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface DestinationRepository extends JpaRepository<Destination, String> {

    List<Destination> findByCountryOrderByCode(String country);

    List<Destination> findAllByOrderByCode();
}
