package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What shows a collection as it is, not as it was: keys, iterators, streams that nobody has gone through yet, unmodifiable wrappers.
 * Whoever has one reads the collection itself.
 */
final class Views {

    private static final String WRAPPERS = "java.util.Collections";

    private static final Set<String> OF_COLLECTIONS = Set.of(
            "keySet",
            "navigableKeySet",
            "descendingKeySet",
            "values",
            "entrySet",
            "subList",
            "subSet",
            "subMap",
            "headSet",
            "headMap",
            "tailSet",
            "tailMap",
            "descendingSet",
            "descendingMap",
            "reversed",
            "iterator",
            "listIterator",
            "descendingIterator",
            "spliterator",
            "elements",
            "stream",
            "parallelStream");

    /** A stream goes through its source only when somebody asks for a result; these end it in one. */
    private static final Pattern STEP = Pattern.compile(
            "filter|map|mapTo(Int|Long|Double|Obj)|flatMap|mapMulti|peek|limit|skip|takeWhile|dropWhile|parallel|sequential"
                    + "|unordered|onClose|boxed|asLongStream|asDoubleStream");

    private Views() {}

    /** The fields whose collection the value shows. */
    static Stream<FieldKey> shownBy(Value value) {
        return value.alternatives()
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .flatMap(Views::source)
                .flatMap(Value::alternatives)
                .flatMap(source -> source instanceof Value.FieldRead read ? Stream.of(read.field()) : shownBy(source));
    }

    private static Stream<Value> source(Value.Result view) {
        String name = view.target().name();
        if (view.target().owner().equals(WRAPPERS)) {
            return name.startsWith("unmodifiable") || name.equals("enumeration")
                    ? view.arguments().stream().limit(1)
                    : Stream.empty();
        }
        boolean shows = view.target().owner().startsWith("java.util.stream.")
                ? STEP.matcher(name).matches()
                : OF_COLLECTIONS.contains(name);
        return shows ? view.receiver().stream() : Stream.empty();
    }
}
