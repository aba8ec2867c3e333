package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.ModuleFact;

/** Whether Quarkus calls a module's JAX-RS resources by its own REST layer, and not by the older RESTEasy. */
public final class QuarkusRest {

    private QuarkusRest() {}

    /** As far as the module's build file and class path tell; the client of that name serves nobody. */
    public static boolean serves(ModuleFact module) {
        return module.libraries().stream().anyMatch(QuarkusRest::isServer);
    }

    private static boolean isServer(String library) {
        boolean rest = library.equals("quarkus-rest") || library.startsWith("quarkus-rest-");
        return library.startsWith("quarkus-resteasy-reactive") || rest && !library.startsWith("quarkus-rest-client");
    }
}
