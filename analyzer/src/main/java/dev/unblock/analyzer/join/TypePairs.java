package dev.unblock.analyzer.join;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.written.WrittenType;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs compiled with written types. Names decide; but compilers number anonymous types by rules of their own, so these
 * must also fit by their lines.
 */
final class TypePairs {

    private TypePairs() {}

    static Map<TypeFact, WrittenType> of(List<TypeFact> compiled, List<WrittenType> written) {
        Map<TypeFact, WrittenType> pairs = new IdentityHashMap<>();
        Set<WrittenType> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        for (TypeFact type : compiled) {
            written.stream()
                    .filter(candidate -> candidate.name().equals(type.name()))
                    .filter(candidate -> !isNumbered(type.name()) || fits(type, candidate))
                    .findFirst()
                    .ifPresent(found -> {
                        pairs.put(type, found);
                        taken.add(found);
                    });
        }
        for (TypeFact type : compiled) {
            if (!pairs.containsKey(type)) {
                byLines(type, written, taken).ifPresent(found -> {
                    pairs.put(type, found);
                    taken.add(found);
                });
            }
        }
        return pairs;
    }

    /** {@code com.shop.Outer$1} and {@code com.shop.Outer$1Local}, but not {@code Outer$Inner}. */
    static boolean isNumbered(String name) {
        int dollar = name.lastIndexOf('$');
        return dollar >= 0 && dollar + 1 < name.length() && Character.isDigit(name.charAt(dollar + 1));
    }

    private static boolean fits(TypeFact type, WrittenType written) {
        return type.methods().stream().allMatch(method -> method.calls().isEmpty())
                || type.site().line() >= written.firstLine() && type.site().line() <= written.endLine();
    }

    private static Optional<WrittenType> byLines(TypeFact type, List<WrittenType> written, Set<WrittenType> taken) {
        return written.stream()
                .filter(candidate -> !taken.contains(candidate))
                .filter(candidate -> isNumbered(type.name()) && isNumbered(candidate.name()))
                .filter(candidate -> localName(candidate.name()).equals(localName(type.name())))
                .filter(candidate -> fits(type, candidate))
                .min(Comparator.comparingInt(candidate -> candidate.endLine() - candidate.firstLine()));
    }

    private static String localName(String name) {
        return name.substring(name.lastIndexOf('$') + 1).replaceFirst("^\\d+", "");
    }
}
