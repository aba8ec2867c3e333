package dev.unblock.migration.rewriting;

import dev.unblock.analyzer.codebase.Codebase;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a module's build file says of its libraries: class paths that no build told may lack some, or all. */
final class DeclaredLibraries {

    private static final String UNKNOWN = "?";
    private static final String MVC = "spring-webmvc";

    /** These bring Spring MVC with them, in whatever version. */
    private static final Set<String> BRING_MVC = Set.of(
            "spring-boot-starter-web",
            "spring-boot-starter-webmvc",
            "spring-boot-starter-hateoas",
            "spring-boot-starter-data-rest",
            "spring-boot-starter-web-services",
            "springdoc-openapi-starter-webmvc-ui",
            "springdoc-openapi-starter-webmvc-api");

    private DeclaredLibraries() {}

    /** Versions by artifact, {@code ?} where the build file does not say them. */
    static Map<String, String> of(Codebase.Module module, Codebase codebase) {
        Map<String, String> declared = new TreeMap<>();
        module.libraries().forEach(artifact -> declared.put(artifact, UNKNOWN));
        if (module.libraries().stream().anyMatch(BRING_MVC::contains)) {
            declared.putIfAbsent(MVC, UNKNOWN);
        }
        codebase.springBoot()
                .filter(version -> module.libraries().stream().anyMatch(artifact -> artifact.startsWith("spring-boot")))
                .ifPresent(version -> declared.put("spring-boot", version));
        return declared;
    }
}
