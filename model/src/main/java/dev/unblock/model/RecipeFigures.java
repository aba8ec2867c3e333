package dev.unblock.model;

import java.util.Map;

/**
 * What became of the places that one recipe could change: sites → candidates → refused → applied → compiled → proven.
 *
 * @param sites findings that the recipe was considered for
 * @param candidates those that a step was planned for
 * @param refused those that no step changed in the end, by the id of the hazard that stood in the way; a site can have
 *     several
 * @param applied those that a step changed, kept or not
 * @param compiled those whose change compiled
 * @param proven those whose change was kept: it compiled, no test failed that had passed, a second run changed nothing
 */
public record RecipeFigures(
        String recipe, int sites, int candidates, Map<String, Integer> refused, int applied, int compiled, int proven) {

    public RecipeFigures {
        refused = Sorted.map(refused);
    }
}
