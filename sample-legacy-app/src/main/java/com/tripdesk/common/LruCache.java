package com.tripdesk.common;

import java.util.LinkedHashMap;
import java.util.Map;

public class LruCache<K, V> {

    private final LinkedHashMap<K, V> entries;

    public LruCache(int capacity) {
        this.entries = new LinkedHashMap<K, V>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    public synchronized V get(K key) {
        return entries.get(key);
    }

    public synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    public synchronized V putIfMissing(K key, V value) {
        if (!entries.containsKey(key)) {
            entries.put(key, value);
        }
        return entries.get(key);
    }

    public synchronized int size() {
        return entries.size();
    }
}
