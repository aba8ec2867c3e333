package dev.unblock.recipes.web;

import java.util.Optional;
import java.util.Set;

/**
 * The addresses that a handler serves, written {@code GET /orders/{id}}, or {@code /orders/{id}} for every HTTP method.
 *
 * @param method empty where none is written, or no single one
 */
public record Route(Optional<String> method, Addresses addresses) {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** A route as it is written. */
    public static Route of(String written) {
        int space = written.indexOf(' ');
        return new Route(
                Optional.of(written.substring(0, Math.max(0, space))).filter(METHODS::contains),
                Addresses.ofRoute(written.substring(space + 1)));
    }

    /**
     * Whether it may serve a request of which not all is known. A route begins with the context path that settings name, which
     * tests leave out or write, so that either may have a known part before the other; a slash at the end of either says nothing.
     */
    public boolean mayServe(Optional<String> askedMethod, Optional<Addresses> asked) {
        boolean otherMethod =
                method.isPresent() && askedMethod.isPresent() && !method.get().equals(askedMethod.get());
        return !otherMethod
                && asked.map(known ->
                                meet(known, addresses) || meet(known.withoutLastSlash(), addresses.withoutLastSlash()))
                        .orElse(true);
    }

    private static boolean meet(Addresses one, Addresses other) {
        return one.mayEndAs(other) || other.mayEndAs(one);
    }
}
