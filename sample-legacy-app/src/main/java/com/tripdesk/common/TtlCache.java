package com.tripdesk.common;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

public class TtlCache<K, V> {

    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final long ttlMillis;

    public TtlCache(long ttlMillis) {
        this.ttlMillis = ttlMillis;
    }

    public V get(K key, Supplier<V> loader) {
        Entry<V> entry = entries.get(key);
        if (entry == null || entry.expired()) {
            V value = loader.get();
            entries.put(key, new Entry<>(value, System.currentTimeMillis() + ttlMillis));
            return value;
        }
        return entry.value;
    }

    public int size() {
        return entries.size();
    }

    public void clear() {
        entries.clear();
    }

    private static class Entry<V> {

        private final V value;
        private final long expires;

        Entry(V value, long expires) {
            this.value = value;
            this.expires = expires;
        }

        boolean expired() {
            return System.currentTimeMillis() > expires;
        }
    }
}
