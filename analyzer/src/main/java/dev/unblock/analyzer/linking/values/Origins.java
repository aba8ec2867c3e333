package dev.unblock.analyzer.linking.values;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.Dispatch;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows values backward to where they are made: parameters to the callers' arguments, fields to what is written to
 * them, calls of own methods to what those return, injected things to the beans. A walk without memory of the way, so
 * that what one caller passes may be said of another; bounded, so that it ends.
 */
public final class Origins {

    private static final int MOST_STEPS = 400;
    private static final int MOST_CALLED = 8;
    private static final Set<String> PASS_ON = Set.of("requireNonNull", "requireNonNullElse", "unmodifiableList");
    private static final String VALUE = "org.springframework.beans.factory.annotation.Value";

    private final ProjectIndex index;
    private final Beans beans;
    private final DirectCalls calls;
    private final MethodReferences references;
    private final Map<Located, List<Located>> known = new HashMap<>();
    private final Map<Located, List<Located>> cutShort = new HashMap<>();
    private final Map<Passed, List<Located>> passed = new HashMap<>();
    private final Map<Integer, List<Located>> returned = new HashMap<>();

    private final Set<Located> called = new HashSet<>();
    private int cuts;

    /** A parameter of a method. */
    private record Passed(int method, int parameter) {

        /** Written out for speed, as that of {@link dev.unblock.analyzer.facts.MethodKey}. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Passed that && method == that.method && parameter == that.parameter;
        }

        @Override
        public int hashCode() {
            return 31 * method + parameter;
        }
    }

    public Origins(ProjectIndex index, Beans beans, DirectCalls calls, MethodReferences references) {
        this.index = index;
        this.beans = beans;
        this.calls = calls;
        this.references = references;
    }

    /** Where the value is made; never empty. */
    public List<Located> of(Located start) {
        if (isMade(start.value())) {
            return List.of(start);
        }
        List<Located> found = known.get(start);
        if (found == null && called.isEmpty()) {
            found = cutShort.get(start);
        }
        return found == null ? traced(start) : found;
    }

    /**
     * What was cut short answers this question alone, asked for itself: so answers do not depend on the order of
     * questions.
     */
    private List<Located> traced(Located start) {
        int before = cuts;
        List<Located> found = trace(start);
        if (cuts == before) {
            known.put(start, found);
        } else if (called.isEmpty()) {
            cutShort.put(start, found);
        }
        return found;
    }

    /** Everything the program puts into the field. */
    public List<Located> ofField(FieldKey field) {
        Set<Located> found = new LinkedHashSet<>();
        calls.writes(field).forEach(written -> found.addAll(of(written)));
        return List.copyOf(found);
    }

    private List<Located> trace(Located start) {
        Set<Located> made = new LinkedHashSet<>();
        Set<Located> seen = new HashSet<>();
        Deque<Located> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty() && seen.size() < MOST_STEPS) {
            Located next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            List<Located> before = isMade(next.value()) ? List.of() : before(next);
            if (before.isEmpty()) {
                made.add(next);
            }
            open.addAll(before);
        }
        if (!open.isEmpty() || made.isEmpty()) {
            made.add(new Located(start.method(), new Value.Unknown(Optional.empty())));
        }
        return List.copyOf(made);
    }

    private static boolean isMade(Value value) {
        return !(value instanceof Value.Parameter
                || value instanceof Value.FieldRead
                || value instanceof Value.Result
                || value instanceof Value.OneOf);
    }

    private List<Located> before(Located at) {
        Value value = at.value();
        if (value instanceof Value.OneOf either) {
            return either.values().stream()
                    .map(part -> new Located(at.method(), part))
                    .toList();
        }
        if (value instanceof Value.Parameter parameter) {
            return passed(at.method(), parameter.index());
        }
        return value instanceof Value.FieldRead read ? held(read) : returned(at.method(), (Value.Result) value);
    }

    private List<Located> passed(int method, int parameter) {
        return passed.computeIfAbsent(new Passed(method, parameter), key -> passedTo(method, parameter));
    }

    private List<Located> passedTo(int method, int parameter) {
        List<Located> arguments = new ArrayList<>();
        for (DirectCalls.Caller caller : calls.callers(method)) {
            argument(caller.call(), parameter)
                    .ifPresent(argument -> arguments.add(new Located(caller.method(), argument)));
        }
        for (DirectCalls.Made made : calls.makers(method)) {
            captured(index.method(method), made.functional(), parameter)
                    .ifPresent(value -> arguments.add(new Located(made.method(), value)));
        }
        boolean isMadeByTheContainer =
                index.method(method).key().isConstructor() && beans.isComponent(index.typeOf(method));
        if (arguments.isEmpty() || isMadeByTheContainer) {
            arguments.addAll(injected(method, parameter));
        }
        return arguments;
    }

    private static Optional<Value> argument(CallSite call, int parameter) {
        return parameter < call.arguments().size()
                ? Optional.of(call.arguments().get(parameter))
                : Optional.empty();
    }

    /** A lambda's captured values come before its parameters; the object it is written in is no parameter. */
    public static Optional<Value> captured(MethodFact body, Value.Functional functional, int parameter) {
        int self = body.is(Modifier.STATIC) || functional.implementation().isConstructor() ? 0 : 1;
        int at = parameter + self;
        boolean lambda = body.writtenIn().isPresent();
        return lambda && at < functional.captured().size()
                ? Optional.of(functional.captured().get(at))
                : Optional.empty();
    }

    private List<Located> injected(int method, int parameter) {
        MethodFact fact = index.method(method);
        boolean injects =
                fact.key().isConstructor() || fact.annotation(Beans.BEAN).isPresent();
        if (!injects || parameter >= fact.parameters().size()) {
            return List.of();
        }
        ParameterFact wanted = fact.parameters().get(parameter);
        return made(wanted.type(), wanted.annotations(), wanted.name());
    }

    private List<Located> held(Value.FieldRead read) {
        List<Located> written = calls.writes(read.field());
        if (!written.isEmpty()) {
            return written;
        }
        return index.type(read.field().owner()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.key().equals(read.field()))
                .filter(field -> field.annotation(VALUE).isEmpty())
                .flatMap(field -> made(field).stream())
                .toList();
    }

    private List<Located> made(FieldFact field) {
        return field.annotations().isEmpty()
                ? List.of()
                : made(field.type(), field.annotations(), field.key().name());
    }

    private List<Located> made(String type, List<AnnotationFact> annotations, String name) {
        List<Located> values = new ArrayList<>();
        for (Beans.Bean bean : beans.candidates(type, annotations, name)) {
            bean.factory().ifPresent(factory -> index.number(factory.key())
                    .ifPresent(number -> factory.returned().forEach(value -> values.add(new Located(number, value)))));
            if (bean.factory().isEmpty()) {
                constructor(bean.type())
                        .ifPresent(number ->
                                values.add(new Located(number, new Value.Allocation(bean.type(), List.of()))));
            }
        }
        return values;
    }

    private Optional<Integer> constructor(String type) {
        return index.type(type).stream()
                .flatMap(fact -> fact.methods().stream())
                .filter(method -> method.key().isConstructor())
                .findFirst()
                .map(method -> index.number(method.key()).orElseThrow());
    }

    private List<Located> returnedBy(int target) {
        return index.method(target).returned().stream()
                .map(value -> new Located(target, value))
                .toList();
    }

    private List<Located> returned(int method, Value.Result result) {
        int[] targets = calls.targets(method, result.call());
        if (targets.length == 1) {
            return returned.computeIfAbsent(targets[0], this::returnedBy);
        }
        List<Located> values = new ArrayList<>();
        for (int target : targets) {
            values.addAll(returned.computeIfAbsent(target, this::returnedBy));
        }
        if (targets.length == 0
                && PASS_ON.contains(result.target().name())
                && !result.arguments().isEmpty()) {
            values.add(new Located(method, result.arguments().get(0)));
        }
        if (targets.length == 0
                && result.receiver().isPresent()
                && Dispatch.isFunctional(result.target().owner())) {
            values.addAll(
                    returnedByFunctional(new Located(method, result.receiver().get())));
        }
        return values;
    }

    /**
     * What {@code factory.get()} or {@code curried.apply(x)} gives, where the lambda is known. A supplier may give what it
     * is itself made from.
     */
    private List<Located> returnedByFunctional(Located functional) {
        if (called.size() >= MOST_CALLED || !called.add(functional)) {
            cuts++;
            return List.of();
        }
        List<Located> values = bodiesReturn(of(functional));
        called.remove(functional);
        return values;
    }

    private List<Located> bodiesReturn(List<Located> functionals) {
        List<Located> values = new ArrayList<>();
        for (Located made : functionals) {
            if (made.value() instanceof Value.Functional lambda) {
                references.body(made.method(), lambda).ifPresent(body -> index.method(body)
                        .returned()
                        .forEach(value -> values.add(new Located(body, value))));
            }
        }
        return values;
    }
}
