package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.GuardFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value.Constant;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which calls of a method run only for some values of its parameters; of a lambda, of those of the method around it as well. */
final class GuardedCalls {

    private static final String NULL = "null";

    private final KnownObjects objects;
    private final Map<Integer, List<Guard>> guards = new HashMap<>();

    /** @param parameter its position among those of the method */
    private record Guard(int parameter, GuardFact fact) {}

    GuardedCalls(ProjectIndex index, KnownObjects objects) {
        this.objects = objects;
        Map<String, List<GuardFact>> byFile = index.facts().files().stream()
                .filter(file -> !file.guards().isEmpty())
                .collect(Collectors.toMap(SourceFile::path, SourceFile::guards, (first, again) -> first));
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact fact = index.method(method);
            List<Guard> found = byFile.getOrDefault(fact.site().file(), List.of()).stream()
                    .flatMap(guard -> guard(index, fact, guard).stream())
                    .toList();
            if (!found.isEmpty()) {
                guards.put(method, found);
            }
        }
    }

    private static Optional<Guard> guard(ProjectIndex index, MethodFact method, GuardFact guard) {
        boolean isOf = guard.isOf(method.site())
                || method.writtenIn()
                        .map(index::number)
                        .filter(around -> around.isPresent()
                                && guard.isOf(index.method(around.getAsInt()).site()))
                        .isPresent();
        if (!isOf || method.calls().stream().noneMatch(call -> guard.holds(call.site()))) {
            return Optional.empty();
        }
        List<String> names =
                method.parameters().stream().map(MethodFact.ParameterFact::name).toList();
        int parameter = names.indexOf(guard.parameter());
        boolean told = parameter >= 0
                && names.size() == method.key().parameterTypes().size()
                && areTold(index, guard, method.key().parameterTypes().get(parameter));
        return told ? Optional.of(new Guard(parameter, guard)) : Optional.empty();
    }

    /** Names are those of an enum's constants, which are as different as their names; what is given as an array may be its elements. */
    private static boolean areTold(ProjectIndex index, GuardFact guard, String type) {
        return !type.endsWith("]")
                && (guard.values().stream().noneMatch(value -> value.type().isEmpty())
                        || index.type(type)
                                .filter(own -> own.kind() == TypeFact.Kind.ENUM)
                                .isPresent());
    }

    /** The parameters that guard something. */
    Map<Integer, List<Integer>> parameters() {
        Map<Integer, List<Integer>> parameters = new HashMap<>();
        guards.forEach((method, all) -> parameters.put(
                method,
                new ArrayList<>(all.stream().map(Guard::parameter).distinct().toList())));
        return parameters;
    }

    /** Whether the place can be come to. */
    boolean isOpen(int method, Site site, Function<Integer, Optional<Constant>> argument) {
        return guards.getOrDefault(method, List.of()).stream()
                .noneMatch(guard -> guard.fact().holds(site)
                        && argument.apply(guard.parameter())
                                .filter(given -> isClosed(guard.fact(), given))
                                .isPresent());
    }

    private boolean isClosed(GuardFact guard, Constant given) {
        return guard.among()
                ? guard.values().stream().allMatch(value -> differ(value, given))
                : guard.values().stream().anyMatch(value -> areSame(value, given));
    }

    private boolean differ(Constant value, Constant given) {
        if (value.type().equals(GuardFact.TYPE)) {
            return isNull(given) || KnownObjects.isOne(given) && objects.isNever(given, value.text());
        }
        if (isNull(value) || isNull(given)) {
            return isNull(value) != isNull(given) && !KnownObjects.mayBeNull(given);
        }
        return isExact(value, given) && !value.text().equals(given.text());
    }

    private static boolean areSame(Constant value, Constant given) {
        boolean oneIsNull = isNull(value) || isNull(given);
        return oneIsNull
                ? isNull(value) && isNull(given)
                : isExact(value, given) && value.text().equals(given.text());
    }

    private static boolean isNull(Constant value) {
        return value.type().equals(NULL);
    }

    /** Both are known, and no fractions, which are written in many ways. */
    private static boolean isExact(Constant value, Constant given) {
        return !KnownObjects.isOne(given)
                && !value.type().equals(GuardFact.TYPE)
                && !isFraction(value)
                && !isFraction(given);
    }

    private static boolean isFraction(Constant value) {
        return value.type().equals("double") || value.type().equals("float");
    }
}
