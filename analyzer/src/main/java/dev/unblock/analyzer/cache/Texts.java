package dev.unblock.analyzer.cache;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Texts by number, each once. Those that were read are decoded when they are first asked for. */
final class Texts {

    private final byte[] bytes;
    private final int[] ends;
    private final String[] decoded;
    private final Object[] meant;
    private final List<String> added = new ArrayList<>();
    private final Map<Integer, Object> addedMeanings = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private Texts(byte[] bytes, int start, int[] lengths) {
        this.bytes = bytes;
        this.ends = new int[lengths.length + 1];
        this.ends[0] = start;
        for (int i = 0; i < lengths.length; i++) {
            ends[i + 1] = ends[i] + lengths[i];
        }
        this.decoded = new String[lengths.length];
        this.meant = new Object[lengths.length];
    }

    static Texts none() {
        return new Texts(new byte[0], 0, new int[0]);
    }

    /** Leaves the source behind the last text. */
    static Texts read(ByteSource in) {
        int[] lengths = new int[in.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = in.size();
        }
        Texts texts = new Texts(in.bytes(), in.position(), lengths);
        in.skip(texts.ends[lengths.length] - texts.ends[0]);
        return texts;
    }

    void write(ByteSink out) {
        List<byte[]> further = added.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        out.number(size());
        for (int i = 0; i < decoded.length; i++) {
            out.number(ends[i + 1] - ends[i]);
        }
        further.forEach(text -> out.number(text.length));
        out.bytes(bytes, ends[0], ends[decoded.length] - ends[0]);
        further.forEach(text -> out.bytes(text, 0, text.length));
    }

    int size() {
        return decoded.length + added.size();
    }

    String text(int number) {
        if (number >= decoded.length) {
            return added.get(number - decoded.length);
        }
        String known = decoded[number];
        if (known == null) {
            known = new String(bytes, ends[number], ends[number + 1] - ends[number], StandardCharsets.UTF_8);
            decoded[number] = known;
        }
        return known;
    }

    /** What the text stands for; made once. A text stands for one thing only. */
    Object meaning(int number, Function<String, Object> making) {
        if (number >= decoded.length) {
            return addedMeanings.computeIfAbsent(number, added -> making.apply(text(added)));
        }
        Object known = meant[number];
        if (known == null) {
            known = making.apply(text(number));
            meant[number] = known;
        }
        return known;
    }

    int number(String text) {
        if (numbers.isEmpty()) {
            for (int i = 0; i < decoded.length; i++) {
                numbers.put(text(i), i);
            }
        }
        Integer known = numbers.get(text);
        if (known == null) {
            known = size();
            numbers.put(text, known);
            added.add(text);
        }
        return known;
    }
}
