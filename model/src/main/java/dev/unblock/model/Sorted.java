package dev.unblock.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Copies of maps that print in one order, so that the same result gives the same bytes. */
final class Sorted {

    private Sorted() {}

    static <V> Map<String, V> map(Map<String, V> values) {
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
