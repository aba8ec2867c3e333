package t6.b19;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class T19Escapes {

    /** java.util.stream "side effects": parallel stages that write captured state (SonarJava S3864-near, Palantir DangerousParallelStreamUsage rationale). */
    static class Par {
        List<Integer> m1(List<Integer> l) {
            List<Integer> out = new ArrayList<>();
            l.parallelStream().forEach(i -> out.add(i * 2)); // BAD shared_state_captured_mutation
            return out;
        }

        List<Integer> m2(List<Integer> l) {
            return l.parallelStream().map(i -> i * 2).collect(Collectors.toList());
        }

        Map<Integer, Integer> m3(int n) {
            Map<Integer, Integer> m = new HashMap<>();
            IntStream.range(0, n).parallel().forEach(i -> m.put(i, i)); // BAD shared_state_captured_mutation
            return m;
        }

        Map<Integer, Integer> m4(int n) {
            Map<Integer, Integer> m = new ConcurrentHashMap<>();
            IntStream.range(0, n).parallel().forEach(i -> m.put(i, i)); // OK shared_state_captured_mutation
            return m;
        }

        int m5(List<Integer> l) {
            int[] s = {0};
            l.parallelStream().forEach(i -> s[0] += i); // BAD shared_state_captured_mutation
            return s[0];
        }

        int m6(List<Integer> l) {
            int[] s = {0};
            l.stream().forEach(i -> s[0] += i); // OK shared_state_captured_mutation
            return s[0];
        }

        List<String> m7(List<String> l) {
            List<String> out = Collections.synchronizedList(new ArrayList<>());
            l.parallelStream().forEach(out::add); // OK shared_state_captured_mutation
            return out;
        }
    }

    /** Tasks of an executor that share an unguarded local object. */
    static class Tasks {
        void m1(ExecutorService es, List<String> ks) {
            List<String> out = new ArrayList<>();
            for (String k : ks) {
                es.execute(() -> out.add(k)); // BAD shared_state_captured_mutation
            }
        }

        void m2(ExecutorService es, List<String> ks) {
            ConcurrentLinkedQueue<String> out = new ConcurrentLinkedQueue<>();
            for (String k : ks) {
                es.execute(() -> out.add(k)); // OK shared_state_captured_mutation
            }
        }

        void m3(ExecutorService es, List<String> ks) {
            for (String k : ks) {
                es.execute(() -> {
                    List<String> loc = new ArrayList<>();
                    loc.add(k); // OK shared_state_captured_mutation
                    System.out.println(loc);
                });
            }
        }

        CompletableFuture<Void> m4(Executor ex) {
            StringBuilder sb = new StringBuilder();
            return CompletableFuture.allOf(
                    CompletableFuture.runAsync(() -> sb.append("a"), ex),
                    CompletableFuture.runAsync(() -> sb.append("b"), ex)); // BAD shared_state_captured_mutation
        }

        Mono<Integer> m5(Flux<Integer> f) {
            int[] n = new int[1];
            return f.parallel().runOn(Schedulers.parallel()).doOnNext(i -> n[0]++).sequential().then(Mono.fromSupplier(() -> n[0])); // BAD shared_state_captured_mutation
        }

        int m6(ExecutorService es, List<String> ks) {
            AtomicInteger n = new AtomicInteger();
            ks.forEach(k -> es.execute(n::incrementAndGet)); // OK shared_state_captured_mutation
            return n.get();
        }
    }

    interface Bus {
        void add(Consumer<String> c);
    }

    /** CERT TSM01-J, SonarJava S3366-like, CodeQL: this escapes during construction. */
    static class Esc {
        private final int v;

        Esc(Bus b) {
            b.add(this::on); // BAD shared_state_this_escape
            v = 1;
        }

        private void on(String s) {
            System.out.println(s + v);
        }
    }

    static class Esc2 {
        private static final List<Esc2> ALL = Collections.synchronizedList(new ArrayList<>());
        private final int v;

        Esc2() {
            ALL.add(this); // BAD shared_state_this_escape
            v = 2;
        }
    }

    static class Esc3 {
        private final int v;

        private Esc3() {
            v = 3;
        }

        static Esc3 of(Bus b) {
            Esc3 e = new Esc3();
            b.add(e::on); // OK shared_state_this_escape
            return e;
        }

        private void on(String s) {
            System.out.println(s + v);
        }
    }

    /** Error Prone ThreadLocalRandom-like: an instance of ThreadLocalRandom kept in a field is used by other threads. */
    static class Rnd {
        private static final ThreadLocalRandom R = ThreadLocalRandom.current(); // BAD shared_state_tlr_field

        int m1() {
            return R.nextInt();
        }

        int m2() {
            return ThreadLocalRandom.current().nextInt(3);
        }
    }
}
