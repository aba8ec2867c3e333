package dev.unblock.analyzer.cache;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The forms of what records are made of. */
final class SimpleForms {

    static final Form TEXT = form(
            (value, out, texts) -> out.number(texts.number((String) value)), (in, texts) -> texts.text(in.number()));
    static final Form NUMBER =
            form((value, out, texts) -> out.number(zigzag((Integer) value)), (in, texts) -> unzigzag(in.number()));
    static final Form FLAG =
            form((value, out, texts) -> out.octet((Boolean) value ? 1 : 0), (in, texts) -> in.octet() == 1);

    private SimpleForms() {}

    /** Writes one value. */
    interface Writing {
        void write(Object value, ByteSink out, Texts texts);
    }

    static Form form(Writing writing, BiFunction<ByteSource, Texts, Object> reading) {
        return new Form() {
            @Override
            public void write(Object value, ByteSink out, Texts texts) {
                writing.write(value, out, texts);
            }

            @Override
            public Object read(ByteSource in, Texts texts) {
                return reading.apply(in, texts);
            }
        };
    }

    static Form oneOf(Object[] constants) {
        return form(
                (value, out, texts) -> out.number(((Enum<?>) value).ordinal()), (in, texts) -> constants[in.number()]);
    }

    static Form list(Form element) {
        return form(
                (value, out, texts) -> writeAll((List<?>) value, element, out, texts),
                (in, texts) -> List.of(readAll(element, in, texts)));
    }

    static Form set(Form element) {
        return form(
                (value, out, texts) -> writeAll((Set<?>) value, element, out, texts),
                (in, texts) -> Set.of(readAll(element, in, texts)));
    }

    static Form optional(Form element) {
        return form(
                (value, out, texts) -> {
                    Optional<?> optional = (Optional<?>) value;
                    out.octet(optional.isPresent() ? 1 : 0);
                    optional.ifPresent(present -> element.write(present, out, texts));
                },
                (in, texts) -> in.octet() == 1 ? Optional.of(element.read(in, texts)) : Optional.empty());
    }

    static Form map(Form key, Form element) {
        return form(
                (value, out, texts) -> {
                    Map<?, ?> map = (Map<?, ?>) value;
                    writeAll(map.keySet(), key, out, texts);
                    map.keySet().forEach(each -> element.write(map.get(each), out, texts));
                },
                (in, texts) -> {
                    Map<Object, Object> map = new HashMap<>();
                    Object[] keys = readAll(key, in, texts);
                    Arrays.stream(keys).forEach(each -> map.put(each, element.read(in, texts)));
                    return Map.copyOf(map);
                });
    }

    private static void writeAll(Collection<?> values, Form element, ByteSink out, Texts texts) {
        out.number(values.size());
        for (Object value : values) {
            element.write(value, out, texts);
        }
    }

    private static Object[] readAll(Form element, ByteSource in, Texts texts) {
        Object[] values = new Object[in.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element.read(in, texts);
        }
        return values;
    }

    private static int zigzag(int number) {
        return number << 1 ^ number >> 31;
    }

    private static int unzigzag(int number) {
        return number >>> 1 ^ -(number & 1);
    }
}
