package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a library that tries again pauses, where no chance is in it: those who failed together come back together. What an
 * expression or a setting says is not known, and is taken to be well chosen.
 */
enum PausesAlike {
    AT_ONCE("at once"),
    ALIKE("always after the same pause"),
    GROWING("after pauses that grow, but for all alike");

    private static final String SPRING_RETRY = "org.springframework.retry.annotation.Retryable";
    private static final String SPRING = "org.springframework.resilience.annotation.Retryable";
    private static final String MICROPROFILE = "org.eclipse.microprofile.faulttolerance.Retry";
    private static final String CONFIG = "io.github.resilience4j.retry.RetryConfig";
    private static final List<String> DELAYS = List.of("delay", "value");
    private static final Set<String> INTERVALS = Set.of("intervalFunction", "intervalBiFunction");
    private static final double USUAL_DELAY = 1000;

    private final String words;

    PausesAlike(String words) {
        this.words = words;
    }

    /** How it tries again. */
    String words() {
        return words;
    }

    /** Of a method that is tried again by annotation. */
    static Optional<PausesAlike> of(MethodFact method) {
        return method.annotations().stream()
                .flatMap(annotation -> of(annotation).stream())
                .findFirst();
    }

    private static Optional<PausesAlike> of(AnnotationFact retry) {
        return switch (retry.type()) {
            case SPRING_RETRY ->
                retry.values().containsKey("interceptor")
                        ? Optional.empty()
                        : ofBackoff(retry.values().get("backoff"));
            case SPRING ->
                isGiven(retry, "jitter", "jitterString", "delayString", "multiplierString")
                        ? Optional.empty()
                        : Optional.of(growing(retry));
            case MICROPROFILE ->
                number(retry, "jitter", 1).filter(jitter -> jitter == 0).isPresent()
                        ? Optional.of(
                                number(retry, "delay", 0)
                                                .filter(delay -> delay == 0)
                                                .isPresent()
                                        ? AT_ONCE
                                        : ALIKE)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Between a delay and a larger limit, without a multiplier, Spring Retry draws the pause. */
    private static Optional<PausesAlike> ofBackoff(Object backoff) {
        if (!(backoff instanceof AnnotationFact given)) {
            return backoff == null ? Optional.of(ALIKE) : Optional.empty();
        }
        boolean said = given.values().keySet().stream().anyMatch(element -> element.endsWith("Expression"))
                || given.text("random").filter("true"::equals).isPresent();
        Optional<Double> delay = DELAYS.stream()
                .filter(given.values()::containsKey)
                .findFirst()
                .map(element -> number(given, element, USUAL_DELAY))
                .orElse(Optional.of(USUAL_DELAY));
        Optional<Double> most = number(given, "maxDelay", 0);
        PausesAlike growing = growing(given);
        if (said || delay.isEmpty() || most.isEmpty() || growing == ALIKE && most.get() > delay.get()) {
            return Optional.empty();
        }
        return Optional.of(growing == ALIKE && delay.get() == 0 && isGiven(given, "value") ? AT_ONCE : growing);
    }

    private static PausesAlike growing(AnnotationFact retry) {
        return number(retry, "multiplier", 1).filter(factor -> factor <= 1).isPresent() ? ALIKE : GROWING;
    }

    private static boolean isGiven(AnnotationFact annotation, String... elements) {
        return Stream.of(elements).anyMatch(annotation.values()::containsKey);
    }

    /** Empty where it is given by something that is no number here. */
    private static Optional<Double> number(AnnotationFact annotation, String element, double usual) {
        Optional<String> text = annotation.text(element);
        return text.isEmpty() ? Optional.of(usual) : text.flatMap(PausesAlike::number);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Of a call that ends the building of a retry. */
    static Optional<PausesAlike> of(Call call) {
        return switch (call.name()) {
            case "build" -> ofBuilder(call);
            case "ofDefaults" -> call.owner().equals(CONFIG) ? Optional.of(ALIKE) : Optional.empty();
            case "jitter" -> isOfReactor(call) && isZero(call) ? Optional.of(GROWING) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Builders that pause only when told to: what tells them, and of these what lets the pauses grow. */
    private record Builder(String type, Set<String> pauses, Set<String> grow, Set<String> draw) {}

    private static final List<Builder> BUILDERS = List.of(
            new Builder(
                    "com.github.rholder.retry.RetryerBuilder",
                    Set.of("withWaitStrategy"),
                    Set.of(),
                    Set.of("withWaitStrategy")),
            new Builder(
                    "dev.failsafe.RetryPolicyBuilder",
                    Set.of("withDelay", "withBackoff", "withDelayFn"),
                    Set.of("withBackoff"),
                    Set.of("withJitter", "withDelayFn")),
            new Builder(
                    "org.springframework.retry.support.RetryTemplateBuilder",
                    Set.of("fixedBackoff", "exponentialBackoff", "uniformRandomBackoff", "customBackoff"),
                    Set.of("exponentialBackoff"),
                    Set.of("uniformRandomBackoff", "customBackoff")));

    private static Optional<PausesAlike> ofTold(Builder builder, List<Value.Result> chain) {
        Set<String> told = chain.stream().map(link -> link.target().name()).collect(Collectors.toSet());
        if (told.stream().anyMatch(builder.draw()::contains)) {
            return Optional.empty();
        }
        if (told.stream().noneMatch(builder.pauses()::contains)) {
            return Optional.of(AT_ONCE);
        }
        return Optional.of(told.stream().anyMatch(builder.grow()::contains) ? GROWING : ALIKE);
    }

    private static Optional<PausesAlike> ofBuilder(Call call) {
        List<Value.Result> chain =
                call.site().receiver().stream().flatMap(Values::chain).toList();
        Optional<Builder> known =
                BUILDERS.stream().filter(one -> one.type().equals(call.owner())).findFirst();
        if (known.isPresent()) {
            boolean begunHere = chain.stream().anyMatch(link -> link.receiver().isEmpty());
            return begunHere ? ofTold(known.get(), chain) : Optional.empty();
        }
        boolean builds = chain.stream()
                .anyMatch(link -> link.target().owner().equals(CONFIG)
                        && link.target().name().equals("custom"));
        if (!builds) {
            return Optional.empty();
        }
        return chain.stream()
                .filter(link -> INTERVALS.contains(link.target().name()))
                .findFirst()
                .map(PausesAlike::ofInterval)
                .orElse(Optional.of(ALIKE));
    }

    private static Optional<PausesAlike> ofInterval(Value.Result set) {
        return set.arguments().stream()
                .filter(Value.Result.class::isInstance)
                .map(made -> ((Value.Result) made).target().name())
                .findFirst()
                .flatMap(maker -> switch (maker) {
                    case "ofExponentialBackoff" -> Optional.of(GROWING);
                    case "of", "ofDefaults" -> Optional.of(ALIKE);
                    default -> Optional.empty();
                });
    }

    private static boolean isOfReactor(Call call) {
        return call.site().receiver().stream()
                .flatMap(Values::chain)
                .anyMatch(link -> link.target().owner().startsWith("reactor.util.retry."));
    }

    private static boolean isZero(Call call) {
        return call.site().arguments().stream()
                .flatMap(given -> Values.text(given).stream())
                .flatMap(text -> number(text).stream())
                .anyMatch(jitter -> jitter == 0);
    }
}
