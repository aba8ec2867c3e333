package cases.crawlfrontier;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;

record Page(URI uri, String body) {

    List<URI> links() {
        List<URI> out = new ArrayList<>();
        for (String part : body.split("href=\"")) {
            int end = part.indexOf('"');
            if (end > 0) {
                out.add(uri.resolve(part.substring(0, end)));
            }
        }
        return out;
    }
}

class Fetcher {

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(4)).build();

    Page fetch(URI uri) throws Exception {
        Exception last = null;
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                HttpRequest r = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
                return new Page(uri, http.send(r, HttpResponse.BodyHandlers.ofString()).body());
            } catch (java.io.IOException e) {
                last = e;
                Thread.sleep((300L << attempt) + ThreadLocalRandom.current().nextInt(200));
            }
        }
        throw last;
    }
}

class Crawler {

    private final Fetcher fetcher;
    private final ExecutorService pool = new ThreadPoolExecutor(6, 6, 0L, TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(5000));
    private final ForkJoinPool analysis = new ForkJoinPool(4);
    private final Map<URI, Page> pages = new ConcurrentHashMap<>();
    private final Set<URI> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger active = new AtomicInteger();
    private int failures;

    Crawler(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    void visit(URI uri) {
        pool.execute(() -> {
            try {
                Page p = fetcher.fetch(uri);
                for (URI link : p.links()) {
                    visit(link); // BAD ninth_fanout_recursive_submission
                }
            } catch (Exception e) {
                failures++; // BAD ninth_shared_unsynchronized_counter
            }
        });
    }

    void explore(URI uri, int depth) {
        if (depth > 3 || seen.size() >= 4000 || !seen.add(uri)) {
            return;
        }
        pool.execute(() -> {
            try {
                Page p = fetcher.fetch(uri);
                pages.put(uri, p);
                p.links().forEach(link -> explore(link, depth + 1)); // OK ninth_fanout_recursive_submission
            } catch (Exception e) {
                active.decrementAndGet(); // OK ninth_shared_unsynchronized_counter
            }
        });
    }

    Page fetchCarefully(URI uri) throws Exception {
        for (int i = 0; i < 5; i++) {
            try {
                return fetcher.fetch(uri); // BAD ninth_fanout_nested_retry
            } catch (java.io.IOException e) {
                Thread.sleep((1000L << i) + ThreadLocalRandom.current().nextInt(500));
            }
        }
        throw new IllegalStateException("no page " + uri);
    }

    Optional<Page> fetchQuietly(URI uri) throws InterruptedException {
        try {
            return Optional.of(fetcher.fetch(uri)); // OK ninth_fanout_nested_retry
        } catch (InterruptedException e) {
            throw e; // OK ninth_hygiene_swallowed_interrupt
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    Future<Integer> weigh(List<URI> uris) {
        return pool.submit(() -> {
            List<Future<Page>> parts = new ArrayList<>();
            for (URI u : uris) {
                parts.add(pool.submit(() -> fetcher.fetch(u)));
            }
            int sum = 0;
            for (Future<Page> f : parts) {
                sum += f.get(30, TimeUnit.SECONDS).body().length(); // BAD ninth_fanout_pool_self_deadlock
            }
            return sum;
        });
    }

    int measure(List<Page> all) {
        return analysis.invoke(new LengthTask(all, 0, all.size())); // OK ninth_fanout_pool_self_deadlock
    }

    void remember(Page page) {
        if (pages.get(page.uri()) == null) {
            pages.put(page.uri(), page); // BAD ninth_shared_check_then_act_on_map
        }
    }

    void keep(Page page) {
        pages.putIfAbsent(page.uri(), page); // OK ninth_shared_check_then_act_on_map
    }

    void probe(URI uri) {
        pool.submit(() -> fetcher.fetch(uri)); // BAD ninth_hygiene_future_dropped
    }

    Future<Page> inspect(URI uri) {
        return pool.submit(() -> fetcher.fetch(uri)); // OK ninth_hygiene_future_dropped
    }

    void stop() throws InterruptedException {
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS); // BAD ninth_hygiene_timed_wait_result_ignored
        analysis.shutdown();
        if (!analysis.awaitTermination(10, TimeUnit.SECONDS)) { // OK ninth_hygiene_timed_wait_result_ignored
            analysis.shutdownNow();
        }
    }

    private static final class LengthTask extends RecursiveTask<Integer> {
        private final List<Page> pages;
        private final int from;
        private final int to;

        LengthTask(List<Page> pages, int from, int to) {
            this.pages = pages;
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from < 32) {
                int n = 0;
                for (int i = from; i < to; i++) {
                    n += pages.get(i).body().length();
                }
                return n;
            }
            int mid = (from + to) >>> 1;
            LengthTask left = new LengthTask(pages, from, mid);
            left.fork(); // OK ninth_fanout_recursive_submission
            return new LengthTask(pages, mid, to).compute() + left.join();
        }
    }
}

class PageQueue implements Flow.Subscriber<Page> {

    private final List<Page> buffer = new ArrayList<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE); // BAD ninth_fanout_unbounded_demand
    }

    @Override
    public void onNext(Page item) {
        buffer.add(item);
    }

    @Override
    public void onError(Throwable throwable) {
        buffer.clear();
    }

    @Override
    public void onComplete() {
        buffer.forEach(p -> System.out.println(p.uri()));
    }
}

class PageSink implements Flow.Subscriber<Page> {

    private Flow.Subscription upstream;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        upstream.request(16);
    }

    @Override
    public void onNext(Page item) {
        System.out.println(item.uri());
        upstream.request(1); // OK ninth_fanout_unbounded_demand
    }

    @Override
    public void onError(Throwable throwable) {
        System.err.println(throwable.getMessage());
    }

    @Override
    public void onComplete() {
        System.out.println("done");
    }
}
