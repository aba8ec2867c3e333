package t6.b03;

import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.HttpClient;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.reactivestreams.Publisher;

class T03NonBlocking {

    interface Remote {
        @GET
        String fetch();

        @GET
        Uni<String> fetchLater();
    }

    /** Quarkus: BlockingOperationNotAllowedException on the I/O thread (Uni, Multi, @NonBlocking). */
    @Path("/q")
    static class Q1 {
        @Inject
        EntityManager em;
        @Inject
        @RestClient
        Remote remote;

        @GET
        @Path("1")
        public Uni<String> m1(Uni<String> u) {
            return u.map(s -> remote.fetch() + s); // BAD blocking_event_loop
        }

        @GET
        @Path("2")
        public Uni<String> m2(Uni<String> u) {
            return u.flatMap(s -> remote.fetchLater().map(t -> t + s));
        }

        @GET
        @Path("3")
        @io.smallrye.common.annotation.NonBlocking
        public String m3() {
            return em.find(Thing.class, 1L).name; // BAD blocking_event_loop
        }

        @GET
        @Path("4")
        public String m4() {
            return em.find(Thing.class, 1L).name; // OK blocking_event_loop
        }

        @GET
        @Path("5")
        @Blocking
        public Uni<String> m5() {
            String s = remote.fetch(); // OK blocking_event_loop
            return Uni.createFrom().item(s);
        }

        @GET
        @Path("6")
        @RunOnVirtualThread
        public String m6() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(10); // OK blocking_event_loop
            return remote.fetch();
        }

        @GET
        @Path("7")
        public Uni<String> m7(Client c) {
            String s = c.target("http://x").request().get(String.class); // BAD blocking_event_loop
            return Uni.createFrom().item(s);
        }

        @GET
        @Path("8")
        public Uni<String> m8() {
            return Uni.createFrom().item(() -> remote.fetch()) // OK blocking_event_loop
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        }

        @GET
        @Path("9")
        public Uni<String> m9() {
            return Uni.createFrom().item(remote.fetchLater().await().indefinitely()); // BAD blocking_event_loop
        }
    }

    static class Thing {
        String name;
    }

    /** SmallRye reactive messaging: @Incoming on the event loop unless @Blocking. */
    static class Msg {
        @Incoming("a")
        public Uni<Void> m1(String s) {
            foo();
            return Uni.createFrom().voidItem();
        }

        private void foo() {
            try {
                Files.delete(java.nio.file.Path.of("/tmp/z")); // BAD blocking_event_loop
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Incoming("b")
        @Blocking
        public void m2(String s) throws IOException {
            Files.delete(java.nio.file.Path.of(s)); // OK blocking_event_loop
        }

        Multi<String> m3(Multi<String> m) {
            return m.onItem().transform(h -> {
                try {
                    return InetAddress.getByName(h).getHostAddress(); // BAD blocking_event_loop
                } catch (UnknownHostException e) {
                    return "?";
                }
            });
        }

        Multi<String> m4(Multi<String> m) {
            return m.emitOn(Infrastructure.getDefaultExecutor()).onItem().transform(h -> {
                try {
                    return InetAddress.getByName(h).getHostAddress(); // OK blocking_event_loop
                } catch (UnknownHostException e) {
                    return "?";
                }
            });
        }
    }

    /** Micronaut: blocking client on the event loop ("You are trying to run a BlockingHttpClient operation on a netty event loop thread"). */
    @Controller("/m")
    static class M1 {
        private final HttpClient client;
        private final ReentrantLock lock = new ReentrantLock();

        M1(HttpClient client) {
            this.client = client;
        }

        @Get("/1")
        @NonBlocking
        String m1() {
            return client.toBlocking().retrieve("/a"); // BAD blocking_event_loop
        }

        @Get("/2")
        Publisher<String> m2() {
            return client.retrieve("/a");
        }

        @Get("/3")
        @ExecuteOn(TaskExecutors.IO)
        String m3() {
            return client.toBlocking().retrieve("/a"); // OK blocking_event_loop
        }

        @Get("/4")
        @NonBlocking
        int m4() {
            lock.lock(); // BAD blocking_event_loop
            try {
                return 1;
            } finally {
                lock.unlock();
            }
        }

        @Get("/5")
        @NonBlocking
        int m5() {
            if (!lock.tryLock()) { // OK blocking_event_loop
                return 0;
            }
            try {
                return 1;
            } finally {
                lock.unlock();
            }
        }
    }

    /** IntelliJ BlockingMethodInNonBlockingContext: @NonBlocking from JetBrains annotations. */
    static class J1 {
        private final BlockingQueue<String> q;

        J1(BlockingQueue<String> q) {
            this.q = q;
        }

        @org.jetbrains.annotations.NonBlocking
        String m1() throws InterruptedException {
            return q.take(); // BAD blocking_event_loop
        }

        @org.jetbrains.annotations.NonBlocking
        String m2() {
            return q.poll(); // OK blocking_event_loop
        }

        @org.jetbrains.annotations.Blocking
        void slow() {
            m6();
        }

        @org.jetbrains.annotations.NonBlocking
        void m5() {
            slow(); // BAD blocking_event_loop
        }

        void m6() {
            slow2();
        }

        @org.jetbrains.annotations.Blocking
        void slow2() {
            q.clear();
        }

        @org.jetbrains.annotations.NonBlocking
        CompletionStage<Integer> m7(CompletableFuture<String> f) {
            return f.isDone() ? CompletableFuture.completedFuture(f.join().length()) : f.thenApply(String::length); // OK blocking_event_loop
        }

        @org.jetbrains.annotations.NonBlocking
        int m8(CompletableFuture<String> f) {
            return f.orTimeout(1, TimeUnit.SECONDS).join().length(); // BAD blocking_event_loop
        }

        @org.jetbrains.annotations.NonBlocking
        int m9(CompletableFuture<String> f) {
            return f.getNow("").length(); // OK blocking_event_loop
        }
    }
}
