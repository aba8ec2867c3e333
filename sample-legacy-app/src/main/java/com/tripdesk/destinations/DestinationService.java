package com.tripdesk.destinations;

import com.tripdesk.common.Codes;
import com.tripdesk.common.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class DestinationService {

    @Autowired
    private DestinationRepository destinationRepository;

    @Autowired
    private DestinationCatalog catalog;

    public List<DestinationView> all() {
        return destinationRepository.findAllByOrderByCode().stream()
                .map(this::view)
                .collect(Collectors.toList());
    }

    public List<DestinationView> inCountry(String country) {
        return destinationRepository.findByCountryOrderByCode(Codes.normalize(country)).stream()
                .map(this::view)
                .collect(Collectors.toList());
    }

    public DestinationView one(String code) {
        Optional<Destination> found = destinationRepository.findById(Codes.normalize(code));
        if (!found.isPresent()) {
            throw new NotFoundException("no destination " + code);
        }
        return view(found.get());
    }

    @Transactional
    public Destination save(Destination destination) {
        return destinationRepository.save(destination);
    }

    private DestinationView view(Destination destination) {
        return new DestinationView(
                destination.getCode(),
                destination.getName(),
                destination.getCountry(),
                destination.getCurrency(),
                catalog.region(destination.getCountry()),
                catalog.season(destination.getCode()));
    }
}
