package dev.unblock.analyzer.linking;

import dev.unblock.analyzer.linking.entries.Mappings;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.types.Modules;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.Settings;
import java.util.List;
import java.util.Map;

/** Below which path the settings put all routes of an application. */
final class BasePaths {

    /** By kind of entry point: the parts of the path, and for each the settings that name it, the first that is set. */
    private static final Map<String, List<List<String>>> SETTINGS = Map.of(
            "spring-mvc",
            List.of(
                    List.of("server.servlet.context-path", "server.context-path"),
                    List.of("spring.mvc.servlet.path", "server.servlet-path")),
            "webflux",
            List.of(List.of("spring.webflux.base-path")),
            "micronaut",
            List.of(List.of("micronaut.server.context-path")),
            "jax-rs",
            List.of(
                    List.of("quarkus.http.root-path", "server.servlet.context-path"),
                    List.of("quarkus.rest.path", "quarkus.resteasy.path", "spring.jersey.application-path")));

    private final ProjectIndex index;
    private final Modules modules;

    BasePaths(ProjectIndex index, Modules modules) {
        this.index = index;
        this.modules = modules;
    }

    /** The entry with its route as a client writes it. */
    Entry below(Entry entry) {
        List<List<String>> parts = SETTINGS.getOrDefault(entry.kind(), List.of());
        if (parts.isEmpty() || entry.route().isEmpty()) {
            return entry;
        }
        Settings settings = modules.settings(index.typeOf(entry.method()));
        String base = parts.stream().map(part -> value(settings, part)).reduce("", Mappings::join);
        return base.equals("/")
                ? entry
                : new Entry(
                        entry.method(),
                        entry.kind(),
                        entry.thread(),
                        entry.route().map(route -> below(base, route)));
    }

    private static String value(Settings settings, List<String> keys) {
        return keys.stream()
                .map(settings::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(settings::resolved)
                .orElse("");
    }

    /** The path stands behind the verb. */
    private static String below(String base, String route) {
        int path = route.indexOf(' ') + 1;
        return route.substring(0, path) + Mappings.join(base, route.substring(path));
    }
}
