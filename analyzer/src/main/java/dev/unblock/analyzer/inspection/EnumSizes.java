package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many values the project's enums have, by their simple names: no loop over distinct values of one turns more often. */
final class EnumSizes {

    private static final Pattern ALL_VALUES =
            Pattern.compile("(?:\\w+\\.)*(\\w+)\\.values\\(\\)|EnumSet\\.allOf\\((?:\\w+\\.)*(\\w+)\\.class\\)");

    private final Map<String, Integer> sizes;

    private EnumSizes(Map<String, Integer> sizes) {
        this.sizes = sizes;
    }

    static EnumSizes of(Facts facts) {
        Map<String, Integer> sizes = new HashMap<>();
        facts.types().stream()
                .filter(type -> type.kind() == TypeFact.Kind.ENUM)
                .forEach(type -> sizes.merge(Descriptors.simpleName(type.name()), values(type), Math::max));
        return new EnumSizes(sizes);
    }

    private static int values(TypeFact type) {
        return (int) type.fields().stream()
                .filter(field -> field.is(Modifier.STATIC) && field.type().equals(type.name()))
                .count();
    }

    Optional<Integer> turns(LoopFact loop) {
        Matcher all = ALL_VALUES.matcher(loop.over());
        String name = all.matches() ? Optional.ofNullable(all.group(1)).orElse(all.group(2)) : loop.element();
        return Optional.ofNullable(sizes.get(name));
    }
}
