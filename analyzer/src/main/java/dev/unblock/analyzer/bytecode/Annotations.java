package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Descriptors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/** Annotations of class files. Containers of repeated annotations are followed by what they hold. */
final class Annotations {

    private Annotations() {}

    static List<AnnotationFact> read(@Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        List<AnnotationFact> facts = new ArrayList<>();
        readInto(facts, visible);
        readInto(facts, invisible);
        return facts;
    }

    private static void readInto(List<AnnotationFact> facts, @Nullable List<AnnotationNode> nodes) {
        if (nodes == null) {
            return;
        }
        for (AnnotationNode node : nodes) {
            AnnotationFact fact = fact(node);
            facts.add(fact);
            if (fact.values().get("value") instanceof List<?> held) {
                held.stream()
                        .filter(AnnotationFact.class::isInstance)
                        .map(AnnotationFact.class::cast)
                        .forEach(facts::add);
            }
        }
    }

    private static AnnotationFact fact(AnnotationNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Object> pairs = node.values == null ? List.of() : node.values;
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            values.put(String.valueOf(pairs.get(i)), value(pairs.get(i + 1)));
        }
        return new AnnotationFact(Descriptors.typeName(node.desc), values);
    }

    private static Object value(Object raw) {
        if (raw instanceof Type type) {
            return Descriptors.typeName(type.getDescriptor());
        }
        if (raw instanceof String[] constant) {
            return constant[1];
        }
        if (raw instanceof AnnotationNode nested) {
            return fact(nested);
        }
        if (raw instanceof List<?> list) {
            return list.stream().map(Annotations::value).toList();
        }
        if (raw instanceof Boolean || raw instanceof Number) {
            return raw;
        }
        return raw.getClass().isArray() ? primitives(raw) : String.valueOf(raw);
    }

    private static List<Object> primitives(Object array) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) {
            values.add(value(java.lang.reflect.Array.get(array, i)));
        }
        return values;
    }
}
