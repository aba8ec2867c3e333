package dev.unblock.analyzer.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Types of packages that are often imported whole, for when their jars are not at hand. */
final class WellKnown {

    private static final Map<String, Set<String>> TYPES = Map.of(
            "org.springframework.web.bind.annotation",
                    Set.of(
                            "RestController",
                            "RequestMapping",
                            "GetMapping",
                            "PostMapping",
                            "PutMapping",
                            "DeleteMapping",
                            "PatchMapping",
                            "PathVariable",
                            "RequestParam",
                            "RequestBody",
                            "RequestHeader",
                            "ResponseBody",
                            "ResponseStatus",
                            "ControllerAdvice",
                            "RestControllerAdvice",
                            "ExceptionHandler",
                            "CrossOrigin",
                            "ModelAttribute",
                            "RequestMethod",
                            "CookieValue",
                            "SessionAttribute"),
            "org.springframework.stereotype", Set.of("Component", "Controller", "Service", "Repository"),
            "org.springframework.context.annotation",
                    Set.of("Bean", "Configuration", "ComponentScan", "Import", "Lazy", "Primary", "Profile", "Scope"),
            "org.springframework.http",
                    Set.of("HttpEntity", "HttpHeaders", "HttpMethod", "HttpStatus", "MediaType", "ResponseEntity"),
            "org.springframework.scheduling.annotation",
                    Set.of("Async", "EnableAsync", "EnableScheduling", "Scheduled", "AsyncResult"),
            "lombok",
                    Set.of(
                            "Data",
                            "Getter",
                            "Setter",
                            "Value",
                            "Builder",
                            "AllArgsConstructor",
                            "NoArgsConstructor",
                            "RequiredArgsConstructor",
                            "ToString",
                            "EqualsAndHashCode",
                            "NonNull",
                            "SneakyThrows"),
            "jakarta.persistence", persistence(),
            "javax.persistence", persistence(),
            "jakarta.ws.rs",
                    Set.of(
                            "GET",
                            "POST",
                            "PUT",
                            "DELETE",
                            "PATCH",
                            "Path",
                            "PathParam",
                            "QueryParam",
                            "Produces",
                            "Consumes"),
            "javax.ws.rs",
                    Set.of(
                            "GET",
                            "POST",
                            "PUT",
                            "DELETE",
                            "PATCH",
                            "Path",
                            "PathParam",
                            "QueryParam",
                            "Produces",
                            "Consumes"));

    /** Types of the JDK that may be newer than the one that runs this. */
    private static final Map<String, Set<String>> OF_NEWER_JDKS =
            Map.of("java.util.concurrent", Set.of("StructuredTaskScope", "StructureViolationException"));

    private WellKnown() {}

    /** The package among the given ones that surely holds the type. */
    static Optional<String> packageOf(String simpleName, List<String> packages) {
        return packages.stream()
                .filter(name -> TYPES.getOrDefault(name, Set.of()).contains(simpleName)
                        || OF_NEWER_JDKS.getOrDefault(name, Set.of()).contains(simpleName))
                .findFirst();
    }

    private static Set<String> persistence() {
        return Set.of(
                "Entity",
                "Id",
                "Column",
                "Table",
                "GeneratedValue",
                "GenerationType",
                "ManyToOne",
                "OneToMany",
                "ManyToMany",
                "OneToOne",
                "JoinColumn",
                "Embeddable",
                "Embedded",
                "Enumerated",
                "EntityManager",
                "PersistenceContext",
                "MappedSuperclass",
                "FetchType",
                "CascadeType",
                "Transient",
                "Query");
    }
}
