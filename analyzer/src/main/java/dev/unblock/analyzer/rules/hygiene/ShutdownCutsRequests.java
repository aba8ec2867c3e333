package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.program.ComposedAnnotations;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds Spring Boot applications whose server stops in the middle of requests, as it did by default before 3.4. */
final class ShutdownCutsRequests implements Rule {

    private static final String APPLICATION = "org.springframework.boot.autoconfigure.SpringBootApplication";
    private static final String AUTO_CONFIGURATION = "org.springframework.boot.autoconfigure.EnableAutoConfiguration";
    private static final String IN_A_CONTAINER =
            "org.springframework.boot.web.servlet.support.SpringBootServletInitializer";
    private static final Set<ThreadContext> SERVING =
            Set.of(ThreadContext.REQUEST, ThreadContext.EVENT_LOOP, ThreadContext.VIRTUAL);
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "The application's server is stopped without waiting for the requests that it still answers.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        if (!isAbrupt(inspection) || !serves(inspection)) {
            return Stream.empty();
        }
        return inspection
                .types()
                .filter(type -> isApplication(inspection, type) && !type.test())
                .map(type -> Problem.in(type, type.site().file(), type.site().line(), "server.shutdown")
                        .severity(Severity.INFO)
                        .message(
                                "When this application is stopped, as at every deployment, its server cuts off the requests"
                                        + " that it is answering. Set server.shutdown=graceful and"
                                        + " spring.lifecycle.timeout-per-shutdown-phase to what a request may take (graceful is the"
                                        + " default since Spring Boot 3.4)."));
    }

    private static boolean isAbrupt(Inspection inspection) {
        Optional<String> set =
                Optional.ofNullable(inspection.program().facts().settings().get("server.shutdown"));
        return set.map("immediate"::equalsIgnoreCase).orElseGet(() -> inspection.program().facts().springBoot().stream()
                .anyMatch(ShutdownCutsRequests::isAbruptByDefault));
    }

    /** From 2.3, which knows the setting, to 3.3. */
    private static boolean isAbruptByDefault(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return false;
        }
        int number = Integer.parseInt(parts.group(1)) * 100 + Integer.parseInt(parts.group(2));
        return number >= 203 && number < 304;
    }

    private static boolean serves(Inspection inspection) {
        return inspection.program().entryPoints().stream()
                .filter(entry -> entry.route().isPresent())
                .map(EntryPoint::thread)
                .anyMatch(SERVING::contains);
    }

    private static boolean isApplication(Inspection inspection, TypeFact type) {
        return !inspection.isSubtype(type.name(), IN_A_CONTAINER)
                && type.kind() == TypeFact.Kind.CLASS
                && ComposedAnnotations.of(inspection.program())
                        .all(type.annotations())
                        .map(annotation -> annotation.type())
                        .anyMatch(name -> name.equals(APPLICATION) || name.equals(AUTO_CONFIGURATION));
    }
}
