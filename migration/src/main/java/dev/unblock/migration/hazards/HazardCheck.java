package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import java.util.stream.Stream;

/** Looks for one kind of hazard in one method. */
interface HazardCheck {

    Stream<Sighting> in(MethodFact method);
}
