package dev.unblock.recipes.web;

import java.util.List;
import java.util.Optional;

/**
 * Which requests are meant.
 *
 * @param meant routes of the handlers in question
 * @param others routes of all other handlers, as far as they are known
 */
public record Routes(List<Route> meant, List<Route> others) {

    public Routes {
        meant = List.copyOf(meant);
        others = List.copyOf(others);
    }

    /** Whether one of the routes may serve it: not where it is written like another one, variables included. */
    boolean mayServe(Optional<String> method, Optional<Addresses> asked) {
        return meant.stream().anyMatch(route -> route.mayServe(method, asked))
                && (areWritten(meant, method, asked) || !areWritten(others, method, asked));
    }

    private static boolean areWritten(List<Route> routes, Optional<String> method, Optional<Addresses> asked) {
        return routes.stream()
                .anyMatch(
                        route -> asked.filter(route.addresses()::equals).isPresent() && route.mayServe(method, asked));
    }
}
