package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.types.Modules;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.Set;

/** Beans of {@code java.util.function} types that Spring Cloud Function or Spring Cloud Stream calls. */
final class CloudFunctions {

    static final String KIND = "function";

    private static final Set<String> STREAM = Set.of("spring-cloud-stream", "spring-cloud-starter-stream");
    private static final Set<String> FUNCTION = Set.of("spring-cloud-function", "spring-cloud-starter-function");

    private final ProjectIndex index;
    private final Modules modules;

    CloudFunctions(ProjectIndex index, Modules modules) {
        this.index = index;
        this.modules = modules;
    }

    boolean areServed(TypeFact type) {
        return areBound(type)
                || modules.uses(type, FUNCTION)
                || isKnown("org.springframework.cloud.function.context.FunctionCatalog")
                || !modules.settings(type)
                        .text("spring.cloud.function.definition")
                        .isEmpty();
    }

    /** {@code function X}: X where messages are bound to functions, a request where only the web is. */
    String word(String word, TypeFact type) {
        if (!word.startsWith(KIND + " ")) {
            return word;
        }
        return areBound(type) ? word.substring(KIND.length() + 1) : "web";
    }

    private boolean areBound(TypeFact type) {
        return modules.uses(type, STREAM)
                || isKnown("org.springframework.cloud.stream.function.StreamBridge")
                || modules.settings(type).anyBelow("spring.cloud.stream.");
    }

    private boolean isKnown(String name) {
        return index.facts().hierarchy().isKnown(name);
    }
}
