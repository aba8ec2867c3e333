package dev.unblock.recipes.client;

import dev.unblock.recipes.project.Libraries;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.openrewrite.java.tree.J;

/** What a project does with its RestTemplates that a RestClient made of one would not see. */
public final class TemplateProject {
    private static final List<String> OTHER_FORMATS = List.of(
            "jackson-dataformat-xml", "jackson-dataformat-cbor", "jackson-dataformat-smile", "jackson-dataformat-yaml");

    private final TreeMap<String, Refusal> hindrances = new TreeMap<>();

    /** Remembers a place, written {@code path:line}, that stands in the way for all classes. */
    void hinder(String place, Hazard hazard, String evidence, String whatWouldUnblock) {
        hindrances.putIfAbsent(place, new Refusal(hazard, evidence + " (" + place + ")", whatWouldUnblock));
    }

    /** The first thing that stands in the way of any change in this file. */
    public Optional<Refusal> whyNot(J.CompilationUnit file) {
        Libraries libraries = new Libraries();
        libraries.add(file);
        return spring(libraries).or(() -> formats(libraries)).or(() -> hindrances.values().stream()
                .min(Comparator.comparing(refusal -> refusal.hazard().ordinal())));
    }

    private static Optional<Refusal> spring(Libraries libraries) {
        return libraries.isAtLeast("spring-web", 6, 1).orElse(false)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Hazard.H27,
                        "RestClient needs Spring Framework 6.1; here is "
                                + libraries.version("spring-web").orElse("an unknown version"),
                        "move to Spring Boot 3.2 or later"));
    }

    /** The template asks for every format that it reads; which those are shows in the class path. */
    private static Optional<Refusal> formats(Libraries libraries) {
        if (!libraries.has("jackson-databind")) {
            return Optional.of(new Refusal(
                    Hazard.H27,
                    "what the template reads and asks for is not known without Jackson on the class path",
                    "replace the client by hand and name the types it accepts"));
        }
        return OTHER_FORMATS.stream()
                .filter(libraries::has)
                .findFirst()
                .map(format -> new Refusal(
                        Hazard.H27,
                        "the template asks for another format before JSON, since " + format + " is on the class path",
                        "name the types that each call accepts by hand"));
    }
}
