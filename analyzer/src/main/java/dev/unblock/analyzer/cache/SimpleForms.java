package dev.unblock.analyzer.cache;

import java.nio.charset.Charset;
import java.nio.file.Path;
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

    static final Form LONG = form((value, out, texts) -> writeLong((Long) value, out), (in, texts) -> readLong(in));
    static final Form DOUBLE = form(
            (value, out, texts) -> writeLong(Double.doubleToLongBits((Double) value), out),
            (in, texts) -> Double.longBitsToDouble(readLong(in)));
    static final Form PATH = form(
            (value, out, texts) -> out.number(texts.number(value.toString())),
            (in, texts) -> Path.of(texts.text(in.number())));
    static final Form CHARSET = form(
            (value, out, texts) -> out.number(texts.number(((Charset) value).name())),
            (in, texts) -> Charset.forName(texts.text(in.number())));

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
                (value, out, texts) -> writeAll(inOrder((Set<?>) value), element, out, texts),
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
                    List<?> keys = inOrder(map.keySet());
                    writeAll(keys, key, out, texts);
                    keys.forEach(each -> element.write(map.get(each), out, texts));
                },
                (in, texts) -> {
                    Map<Object, Object> map = new HashMap<>();
                    Object[] keys = readAll(key, in, texts);
                    Arrays.stream(keys).forEach(each -> map.put(each, element.read(in, texts)));
                    return Map.copyOf(map);
                });
    }

    /** The JDK gives the elements of its constant sets in another order in each run. */
    private static List<?> inOrder(Set<?> values) {
        boolean ordered = values.stream().allMatch(Comparable.class::isInstance);
        return ordered ? values.stream().sorted().toList() : List.copyOf(values);
    }

    private static void writeLong(long number, ByteSink out) {
        out.number((int) number);
        out.number((int) (number >>> Integer.SIZE));
    }

    private static long readLong(ByteSource in) {
        long low = Integer.toUnsignedLong(in.number());
        return (long) in.number() << Integer.SIZE | low;
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
