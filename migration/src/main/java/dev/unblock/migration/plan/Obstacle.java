package dev.unblock.migration.plan;

import dev.unblock.migration.hazards.Sighting;
import java.util.List;

/**
 * Why a recipe was not planned for a place.
 *
 * @param sightings at least one, the most telling first
 */
record Obstacle(String recipe, List<Sighting> sightings) {

    Obstacle {
        sightings = List.copyOf(sightings);
        if (sightings.isEmpty()) {
            throw new IllegalArgumentException("an obstacle has a hazard");
        }
    }

    Obstacle(String recipe, Sighting sighting) {
        this(recipe, List.of(sighting));
    }

    Sighting first() {
        return sightings.get(0);
    }
}
