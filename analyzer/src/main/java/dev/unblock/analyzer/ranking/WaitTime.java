package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.Exposure.Limit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How long a wait takes and what ends it: by its arguments where they are constants, else by the catalogue's guess. */
final class WaitTime {

    private static final Map<String, TimeUnit> DURATIONS = Map.of(
            "ofNanos", TimeUnit.NANOSECONDS,
            "ofMillis", TimeUnit.MILLISECONDS,
            "ofSeconds", TimeUnit.SECONDS,
            "ofMinutes", TimeUnit.MINUTES,
            "ofHours", TimeUnit.HOURS,
            "ofDays", TimeUnit.DAYS);

    private final Program program;

    /** How long one wait takes, and why it is thought so. */
    record Guess(double millis, String how) {}

    WaitTime(Program program) {
        this.program = program;
    }

    Guess of(Wait wait, Optional<Limit> limit) {
        double usual = wait.api().latency();
        Optional<Long> given = limit.flatMap(Limit::millis);
        if (wait.kind().group() == Group.SLEEP && given.isPresent()) {
            return new Guess(given.get(), number(given.get()) + " ms as written");
        }
        String what = number(usual) + " ms for one " + wait.kind().label() + " wait";
        return given.filter(most -> most < usual)
                .map(most -> new Guess(most, number(most) + " ms, its time limit"))
                .orElse(new Guess(usual, what));
    }

    /** What is known to end the wait; absent where the client's own settings decide and are not seen. */
    Optional<Limit> limit(Wait wait, Optional<Long> transaction) {
        Optional<Long> argument = wait.bound() == Wait.Bound.TIMED ? duration(wait) : Optional.empty();
        if (wait.bound() == Wait.Bound.TIMED) {
            return Optional.of(new Limit("argument", argument));
        }
        if (transaction.isPresent() && wait.kind().group() == Group.DATABASE) {
            return Optional.of(new Limit("transaction", transaction));
        }
        if (hasClientLimit(wait)) {
            return Optional.of(new Limit("client", Optional.empty()));
        }
        return wait.bound() == Wait.Bound.UNTIMED
                ? Optional.of(new Limit("nothing", Optional.empty()))
                : Optional.empty();
    }

    /** The client, or the request that it is given, was built with a call that speaks of a timeout. */
    private boolean hasClientLimit(Wait wait) {
        return Stream.concat(wait.call().receiver().stream(), wait.call().arguments().stream())
                .flatMap(value -> program.origins(wait.method().key(), value).stream())
                .flatMap(Values::chain)
                .anyMatch(link -> link.target().name().toLowerCase(Locale.ROOT).contains("timeout"));
    }

    private Optional<Long> duration(Wait wait) {
        List<Value> arguments = wait.call().arguments();
        Optional<Value> object = wait.call().receiver();
        Optional<TimeUnit> unit = Stream.concat(object.stream(), arguments.stream())
                .flatMap(value -> unit(value).stream())
                .findFirst();
        return arguments.stream()
                .flatMap(argument -> millis(wait, argument, unit.orElse(TimeUnit.MILLISECONDS)).stream())
                .findFirst();
    }

    private Optional<Long> millis(Wait wait, Value argument, TimeUnit unit) {
        List<Value> origins = program.origins(wait.method().key(), argument);
        Value value = origins.size() == 1 ? origins.get(0) : argument;
        if (value instanceof Value.Result made && made.target().owner().equals("java.time.Duration")) {
            TimeUnit given = DURATIONS.get(made.target().name());
            return given == null
                    ? Optional.empty()
                    : made.arguments().stream()
                            .findFirst()
                            .flatMap(WaitTime::number)
                            .map(given::toMillis);
        }
        return number(value).map(unit::toMillis);
    }

    private static Optional<TimeUnit> unit(Value value) {
        return value instanceof Value.FieldRead read && read.field().owner().equals(TimeUnit.class.getName())
                ? Optional.of(TimeUnit.valueOf(read.field().name()))
                : Optional.empty();
    }

    private static Optional<Long> number(Value value) {
        return Values.text(value)
                .filter(text -> text.matches("\\d{1,15}[lL]?"))
                .map(text -> text.replaceAll("[lL]", ""))
                .map(Long::valueOf);
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
