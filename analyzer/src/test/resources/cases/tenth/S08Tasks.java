package tenth.s08;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class Mutations {
    private final ExecutorService ex;

    Mutations(ExecutorService ex) {
        this.ex = ex;
    }

    List<String> parallelAdd(List<String> in) {
        List<String> out = new ArrayList<>();
        in.parallelStream().forEach(s -> out.add(s.trim())); // BAD tenth_shared_parallel_stream_mutation
        return out;
    }

    List<String> parallelAddRef(List<String> in) {
        List<String> out = new ArrayList<>();
        in.parallelStream().map(String::trim).forEach(out::add); // BAD tenth_shared_parallel_stream_mutation
        return out;
    }

    List<String> parallelCollect(List<String> in) {
        return in.parallelStream().map(String::trim).collect(Collectors.toList()); // OK tenth_shared_parallel_stream_mutation
    }

    List<String> sequentialAdd(List<String> in) {
        List<String> out = new ArrayList<>();
        in.stream().map(String::trim).forEach(out::add); // OK tenth_shared_parallel_stream_mutation
        return out;
    }

    Set<String> parallelSet(List<String> in) {
        Set<String> out = ConcurrentHashMap.newKeySet();
        in.parallelStream().forEach(out::add); // OK tenth_shared_parallel_stream_mutation
        return out;
    }

    List<String> parallelSync(List<String> in) {
        List<String> out = Collections.synchronizedList(new ArrayList<>());
        in.parallelStream().forEach(out::add); // OK tenth_shared_parallel_stream_mutation
        return out;
    }

    Map<String, Integer> parallelMap(List<String> in) {
        Map<String, Integer> m = new HashMap<>();
        in.stream().parallel().forEach(s -> m.merge(s, 1, Integer::sum)); // BAD tenth_shared_parallel_stream_mutation
        return m;
    }

    int parallelArrayCell(List<Integer> in) {
        int[] sum = new int[1];
        in.parallelStream().forEach(x -> sum[0] += x); // BAD tenth_shared_parallel_stream_mutation
        return sum[0];
    }

    int[] parallelOwnCell(int n) {
        int[] out = new int[n];
        IntStream.range(0, n).parallel().forEach(i -> out[i] = i * i); // OK tenth_shared_parallel_stream_mutation
        return out;
    }

    long parallelAdder(List<Integer> in) {
        LongAdder a = new LongAdder();
        in.parallelStream().forEach(a::add); // OK tenth_shared_parallel_stream_mutation
        return a.sum();
    }

    String parallelBuilder(List<String> in) {
        StringBuilder sb = new StringBuilder();
        in.parallelStream().peek(s -> sb.append(s)).count(); // BAD tenth_shared_parallel_stream_mutation
        return sb.toString();
    }

    int statefulFilter(List<Integer> in) {
        Set<Integer> seen = new HashSet<>();
        return in.parallelStream().filter(seen::add).mapToInt(x -> x).sum(); // BAD tenth_shared_parallel_stream_mutation
    }

    int[] parallelSetAll(int[] a, List<Integer> log) {
        Arrays.parallelSetAll(a, i -> {
            log.add(i); // BAD tenth_shared_parallel_stream_mutation
            return i;
        });
        return a;
    }

    int wrongReduce(List<Integer> in) {
        return in.parallelStream().reduce(10, Integer::sum); // BAD tenth_shared_nonassociative_reduce
    }

    int rightReduce(List<Integer> in) {
        return in.parallelStream().reduce(0, Integer::sum); // OK tenth_shared_nonassociative_reduce
    }

    int subtract(List<Integer> in) {
        return in.parallelStream().reduce(0, (a, b) -> a - b); // BAD tenth_shared_nonassociative_reduce
    }

    ArrayList<String> mutableIdentity(List<String> in) {
        return in.parallelStream().reduce(new ArrayList<>(), (l, s) -> { // BAD tenth_shared_mutable_reduce_identity
            l.add(s);
            return l;
        }, (a, b) -> a);
    }

    ArrayList<String> collectIdentity(List<String> in) {
        return in.parallelStream().collect(ArrayList::new, ArrayList::add, ArrayList::addAll); // OK tenth_shared_mutable_reduce_identity
    }

    List<String> tasksAdd(List<String> in) throws Exception {
        List<String> out = new ArrayList<>();
        List<Future<?>> fs = new ArrayList<>();
        for (String s : in) {
            fs.add(ex.submit(() -> out.add(s.trim()))); // BAD tenth_shared_task_mutation
        }
        for (Future<?> f : fs) {
            f.get(1, TimeUnit.SECONDS);
        }
        return out;
    }

    List<String> tasksReturn(List<String> in) throws Exception {
        List<Future<String>> fs = new ArrayList<>();
        for (String s : in) {
            fs.add(ex.submit(s::trim)); // OK tenth_shared_task_mutation
        }
        List<String> out = new ArrayList<>();
        for (Future<String> f : fs) {
            out.add(f.get(1, TimeUnit.SECONDS));
        }
        return out;
    }

    Map<String, Integer> asyncMap(List<String> in) {
        Map<String, Integer> m = new HashMap<>();
        CompletableFuture.allOf(in.stream().map(s -> CompletableFuture.runAsync(() -> m.put(s, s.length()), ex)).toArray(CompletableFuture[]::new)).join(); // BAD tenth_shared_task_mutation
        return m;
    }

    Map<String, Integer> asyncConcurrentMap(List<String> in) {
        Map<String, Integer> m = new ConcurrentHashMap<>();
        CompletableFuture.allOf(in.stream().map(s -> CompletableFuture.runAsync(() -> m.put(s, s.length()), ex)).toArray(CompletableFuture[]::new)).join(); // OK tenth_shared_task_mutation
        return m;
    }

    int asyncCounter(int n) {
        int[] c = new int[1];
        List<CompletableFuture<Void>> fs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            fs.add(CompletableFuture.runAsync(() -> c[0]++, ex)); // BAD tenth_shared_task_mutation
        }
        fs.forEach(CompletableFuture::join);
        return c[0];
    }

    int asyncAtomic(int n) {
        AtomicInteger c = new AtomicInteger();
        List<CompletableFuture<Void>> fs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            fs.add(CompletableFuture.runAsync(c::incrementAndGet, ex)); // OK tenth_shared_task_mutation
        }
        fs.forEach(CompletableFuture::join);
        return c.get();
    }

    boolean readBeforeDone() {
        boolean[] done = new boolean[1];
        ex.execute(() -> done[0] = true); // BAD tenth_shared_task_mutation
        return done[0];
    }

    String singleTask() throws Exception {
        String[] r = new String[1];
        Future<?> f = ex.submit(() -> {
            r[0] = "x"; // OK tenth_shared_task_mutation
        });
        f.get(1, TimeUnit.SECONDS);
        return r[0];
    }

    List<Callable<Void>> callables(List<String> in, List<String> sink) {
        List<Callable<Void>> cs = new ArrayList<>();
        for (String s : in) {
            cs.add(new Callable<>() {
                @Override
                public Void call() {
                    sink.add(s); // BAD tenth_shared_task_mutation
                    return null;
                }
            });
        }
        try {
            ex.invokeAll(cs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return cs;
    }

    void lockedSink(List<String> in, List<String> sink) {
        for (String s : in) {
            ex.execute(() -> {
                synchronized (sink) {
                    sink.add(s); // OK tenth_shared_task_mutation
                }
            });
        }
    }

    void modifiedAfterSubmit(List<String> l) {
        ex.execute(() -> l.forEach(System.out::println));
        l.clear(); // BAD tenth_shared_modified_after_handoff
    }

    void copiedBeforeSubmit(List<String> l) {
        List<String> c = List.copyOf(l);
        ex.execute(() -> c.forEach(System.out::println));
        l.clear(); // OK tenth_shared_modified_after_handoff
    }

    void builderHandoff(StringBuilder sb) {
        Thread t = new Thread(() -> System.out.println(sb));
        t.start();
        sb.append("late"); // BAD tenth_shared_modified_after_handoff
    }

    void builderJoined(StringBuilder sb) throws InterruptedException {
        Thread t = new Thread(() -> System.out.println(sb));
        t.start();
        t.join();
        sb.append("late"); // OK tenth_shared_modified_after_handoff
    }

    void queueHandoff(java.util.concurrent.BlockingQueue<Map<String, String>> q) throws InterruptedException {
        Map<String, String> m = new HashMap<>();
        q.put(m);
        m.put("a", "b"); // BAD tenth_shared_modified_after_handoff
    }

    void queueHandoffBefore(java.util.concurrent.BlockingQueue<Map<String, String>> q) throws InterruptedException {
        Map<String, String> m = new HashMap<>();
        m.put("a", "b"); // OK tenth_shared_modified_after_handoff
        q.put(m);
    }

    Flux<String> reactorShared(Flux<String> f) {
        List<String> seen = new ArrayList<>();
        return f.parallel().runOn(Schedulers.parallel()).doOnNext(seen::add).sequential(); // BAD tenth_shared_reactive_operator_mutation
    }

    Mono<List<String>> reactorCollect(Flux<String> f) {
        return f.parallel().runOn(Schedulers.parallel()).map(String::trim).sequential().collectList(); // OK tenth_shared_reactive_operator_mutation
    }

    Mono<Integer> reactorCounter(Flux<String> f, WebClient web) {
        int[] n = new int[1];
        return f.flatMap(s -> web.get().uri(s).retrieve().bodyToMono(String.class).doOnNext(x -> n[0]++), 8).then(Mono.fromSupplier(() -> n[0])); // BAD tenth_shared_reactive_operator_mutation
    }

    private final List<String> perPublisher = new ArrayList<>();

    Flux<String> sharedAcrossSubscribers(Flux<String> f) {
        return f.doOnNext(perPublisher::add); // BAD tenth_shared_reactive_operator_mutation
    }

    Mono<List<String>> perSubscriber(Flux<String> f) {
        return Mono.defer(() -> {
            ConcurrentLinkedQueue<String> q = new ConcurrentLinkedQueue<>();
            return f.doOnNext(q::add).then(Mono.fromSupplier(() -> List.copyOf(q))); // OK tenth_shared_reactive_operator_mutation
        });
    }

    Flux<String> delayedCounter(Flux<String> f) {
        AtomicInteger n = new AtomicInteger();
        return f.publishOn(Schedulers.parallel()).map(s -> n.incrementAndGet() + s); // OK tenth_shared_reactive_operator_mutation (debatable)
    }

    void atomicHoldsMutable() {
        AtomicReference<List<String>> r = new AtomicReference<>(new ArrayList<>());
        ex.execute(() -> r.get().add("a")); // BAD tenth_shared_atomic_reference_to_mutable
        ex.execute(() -> r.get().add("b"));
    }

    void atomicHoldsImmutable() {
        AtomicReference<List<String>> r = new AtomicReference<>(List.of());
        ex.execute(() -> r.updateAndGet(l -> { // OK tenth_shared_atomic_reference_to_mutable
            List<String> n = new ArrayList<>(l);
            n.add("a");
            return List.copyOf(n);
        }));
    }

    void sideEffectInUpdate(AtomicReference<String> r, List<String> log) {
        r.updateAndGet(s -> {
            log.add(s); // BAD tenth_shared_side_effect_in_atomic_update
            return s + "x";
        });
    }

    void pureUpdate(AtomicReference<String> r) {
        r.updateAndGet(s -> s + "x"); // OK tenth_shared_side_effect_in_atomic_update
    }
}
