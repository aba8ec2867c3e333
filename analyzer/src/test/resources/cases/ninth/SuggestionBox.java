package cases.suggestionbox;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;

class SuggestionBox {

    private static final Map<String, List<String>> CACHE = new ConcurrentHashMap<>();
    private static final Map<Locale, String> GREETINGS = new EnumLikeMap();
    private final LinkedHashMap<String, List<String>> recent = new LinkedHashMap<>(64, 0.75f, true);

    List<String> suggest(String prefix, Function<String, List<String>> source) {
        List<String> known = CACHE.get(prefix);
        if (known == null) {
            known = source.apply(prefix);
            CACHE.putIfAbsent(prefix, known); // BAD ninth_fanout_unbounded_cache
        }
        return known;
    }

    synchronized List<String> offer(String prefix, Function<String, List<String>> source) {
        List<String> found = recent.computeIfAbsent(prefix, source); // OK ninth_fanout_unbounded_cache
        if (recent.size() > 200) {
            recent.remove(recent.keySet().iterator().next());
        }
        return found;
    }

    synchronized List<String> known(String prefix) {
        return recent.get(prefix); // OK ninth_shared_inconsistent_synchronization
    }

    static String greeting(Locale l) {
        return GREETINGS.get(l);
    }

    private static final class EnumLikeMap extends AbstractMap<Locale, String> {
        @Override
        public Set<Entry<Locale, String>> entrySet() {
            return Set.of(Map.entry(Locale.ROOT, "hi"));
        }
    }
}

class Dictionary {

    static Dictionary current;
    private static final AtomicReference<Dictionary> SHARED = new AtomicReference<>();

    int[] codes;
    String name;

    private final ExecutorService executor = Executors.newFixedThreadPool(3);
    private String rule;
    private Pattern compiled;
    private final Object ruleLock = new Object();

    static void install(ExecutorService pool) {
        pool.execute(() -> {
            Dictionary d = new Dictionary();
            d.codes = new int[] {1, 2, 3};
            d.name = "default";
            current = d; // BAD ninth_shared_unsafe_publication
        });
    }

    static void share(ExecutorService pool) {
        pool.execute(() -> {
            Dictionary d = new Dictionary();
            d.codes = new int[] {4};
            d.name = "shared";
            SHARED.set(d); // OK ninth_shared_unsafe_publication
        });
    }

    static int first() {
        Dictionary d = current;
        return d == null ? -1 : d.codes[0];
    }

    Pattern pattern() {
        synchronized (ruleLock) {
            if (compiled == null) {
                compiled = Pattern.compile(rule == null ? ".*" : rule); // OK ninth_shared_unsynchronized_lazy_init
            }
            return compiled;
        }
    }

    void rule(String text) {
        synchronized (ruleLock) {
            rule = text; // OK ninth_shared_inconsistent_synchronization
            compiled = null;
        }
    }

    String rule() {
        return rule; // BAD ninth_shared_inconsistent_synchronization
    }

    int spread(List<String> words) throws Exception {
        return executor.submit(() -> {
            int sum = 0;
            for (Future<Integer> f : executor.invokeAll(words.stream().<Callable<Integer>>map(w -> w::length).toList())) {
                sum += f.get(); // BAD ninth_fanout_pool_self_deadlock
            }
            return sum;
        }).get(10, TimeUnit.SECONDS);
    }

    int lookup(Function<String, Integer> remote, String word) {
        for (int i = 0; i < 6; i++) {
            try {
                return remote.apply(word); // BAD ninth_fanout_retry_without_backoff
            } catch (IllegalStateException e) {
                name = "retry";
            }
        }
        return -1;
    }

    CompletableFuture<Integer> score(Function<String, Integer> remote, String word, int left) {
        return CompletableFuture.supplyAsync(() -> remote.apply(word), executor)
                .exceptionallyCompose(e -> left == 0 ? CompletableFuture.failedFuture(e) : CompletableFuture
                        .supplyAsync(() -> word, CompletableFuture.delayedExecutor(
                                200 + ThreadLocalRandom.current().nextInt(200), TimeUnit.MILLISECONDS, executor))
                        .thenCompose(w -> score(remote, w, left - 1))); // OK ninth_fanout_retry_without_backoff
    }
}
