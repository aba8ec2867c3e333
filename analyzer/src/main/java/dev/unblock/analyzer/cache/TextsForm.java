package dev.unblock.analyzer.cache;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A record of texts alone, kept as one text: what is equal is read once and shared, and so are the texts in it. */
final class TextsForm implements Form {

    private static final char BETWEEN = '\0';

    private final Class<?> type;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;
    private final Map<String, String> shared = new HashMap<>();

    TextsForm(Class<?> type) {
        this.type = type;
        this.accessors = RecordForm.accessors(type);
        this.constructor = RecordForm.constructor(type);
    }

    @Override
    public void write(Object value, ByteSink out, Texts texts) {
        String joined = Arrays.stream(accessors)
                .map(accessor -> (String) RecordForm.invoke(accessor, value))
                .collect(Collectors.joining(String.valueOf(BETWEEN), type.getSimpleName() + BETWEEN, ""));
        if (joined.chars().filter(character -> character == BETWEEN).count() != accessors.length) {
            throw new IllegalArgumentException("a name with a NUL");
        }
        out.number(texts.number(joined));
    }

    @Override
    public Object read(ByteSource in, Texts texts) {
        return texts.meaning(in.number(), this::separated);
    }

    private Object separated(String joined) {
        Object[] parts = new Object[accessors.length];
        int start = joined.indexOf(BETWEEN) + 1;
        for (int i = 0; i < parts.length; i++) {
            int end = i + 1 == parts.length ? joined.length() : joined.indexOf(BETWEEN, start);
            parts[i] = shared.computeIfAbsent(joined.substring(start, end), Function.identity());
            start = end + 1;
        }
        return RecordForm.invoke(constructor, parts);
    }
}
