package dev.unblock.analyzer.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** The same work for each of many things, by as many threads as there are processors; results are in the things' order. */
public final class SideBySide {

    /** More would wait for each other: what they ask is answered by one at a time in places. */
    private static final int MOST_THREADS = 4;

    private SideBySide() {}

    /** The calling thread works, too. What the work threw is thrown here, when no thread works any more. */
    public static <T, R> List<R> map(String name, List<T> things, Function<T, R> work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(things.size());
        Runnable share = () -> {
            for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
                results.set(i, work.apply(things.get(i)));
            }
        };
        List<Beside<?>> others = others(name, things.size(), share);
        try {
            share.run();
        } finally {
            next.addAndGet(things.size());
            others.forEach(Beside::result);
        }
        List<R> inOrder = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            inOrder.add(results.get(i));
        }
        return inOrder;
    }

    private static List<Beside<?>> others(String name, int things, Runnable share) {
        int threads = Math.min(Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS), things);
        List<Beside<?>> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            others.add(Beside.doing(name + " " + i, share));
        }
        return others;
    }
}
