package dev.unblock.analyzer.cache;

import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** A record of texts alone, kept as one text: what is equal is read once and shared, and so are the texts in it. */
final class TextsForm implements Form {

    private static final char BETWEEN = '\0';

    private final String name;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;
    private final Map<String, String> shared = new HashMap<>();

    TextsForm(Class<?> type) {
        this.name = type.getSimpleName();
        this.accessors = RecordForm.accessors(type);
        this.constructor = RecordForm.constructor(type);
    }

    @Override
    public void write(Object value, ByteSink out, Texts texts) {
        StringBuilder joined = new StringBuilder(name);
        for (MethodHandle accessor : accessors) {
            String text = (String) RecordForm.invoke(accessor, value);
            if (text.indexOf(BETWEEN) >= 0) {
                throw new IllegalArgumentException("a name with a NUL");
            }
            joined.append(BETWEEN).append(text);
        }
        out.number(texts.number(joined.toString()));
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
