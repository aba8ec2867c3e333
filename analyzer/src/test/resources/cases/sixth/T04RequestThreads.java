package t6.b04;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

class T04RequestThreads {

    /** SonarJava S2276-near, IntelliJ, CWE-400: a request thread that sleeps. */
    static class S1 extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
            try {
                Thread.sleep(500); // BAD blocking_sleep
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            r.getWriter().println("ok");
        }

        @Override
        protected void doPost(HttpServletRequest q, HttpServletResponse r) throws IOException {
            pause(2);
            r.setStatus(204);
        }

        private static void pause(int s) {
            try {
                TimeUnit.SECONDS.sleep(s); // BAD blocking_sleep
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Servlet async: the sleeping is done off the request thread or by a timer. */
    static class S2 extends HttpServlet {
        private final ScheduledExecutorService ses;

        S2(ScheduledExecutorService ses) {
            this.ses = ses;
        }

        @Override
        protected void doGet(HttpServletRequest q, HttpServletResponse r) {
            AsyncContext ac = q.startAsync();
            ses.schedule(ac::complete, 500, TimeUnit.MILLISECONDS);
        }
    }

    /** jPinpoint AvoidFutureGetWithoutTimeout / AvoidFutureJoinWithoutTimeout in MVC handlers. */
    @RestController
    @RequestMapping("/x")
    static class C1 {
        private final ExecutorService pool;
        private final Svc svc;

        C1(ExecutorService pool, Svc svc) {
            this.pool = pool;
            this.svc = svc;
        }

        @GetMapping("/1")
        String m1() throws InterruptedException, ExecutionException {
            Future<String> f = pool.submit(() -> "a");
            return f.get(); // BAD blocking_untimed_wait
        }

        @GetMapping("/2")
        String m2() throws InterruptedException, ExecutionException, TimeoutException {
            Future<String> f = pool.submit(() -> "a");
            return f.get(300, TimeUnit.MILLISECONDS); // OK blocking_untimed_wait
        }

        @GetMapping("/3")
        ResponseEntity<String> m3() {
            var f = svc.load("k");
            return ResponseEntity.ok(f.join()); // BAD blocking_untimed_wait
        }

        @GetMapping("/4")
        CompletableFuture<ResponseEntity<String>> m4() {
            return svc.load("k").thenApply(ResponseEntity::ok);
        }

        @GetMapping("/5")
        List<String> m5() throws InterruptedException {
            List<Callable<String>> l = List.of(() -> "a", () -> "b");
            return pool.invokeAll(l).stream().map(Future::toString).toList(); // BAD blocking_untimed_wait
        }

        @GetMapping("/6")
        List<String> m6() throws InterruptedException {
            List<Callable<String>> l = List.of(() -> "a", () -> "b");
            return pool.invokeAll(l, 1, TimeUnit.SECONDS).stream().map(Future::toString).toList(); // OK blocking_untimed_wait
        }

        @PostMapping("/7")
        DeferredResult<String> m7(@RequestBody String s) {
            DeferredResult<String> d = new DeferredResult<>(1000L);
            svc.load(s).whenComplete((v, t) -> d.setResult(v));
            return d;
        }

        @PostMapping("/8")
        String m8(@RequestBody String s) throws InterruptedException {
            CountDownLatch l = new CountDownLatch(1);
            pool.execute(l::countDown);
            l.await(); // BAD blocking_untimed_wait
            return s;
        }

        @PostMapping("/9")
        String m9(@RequestBody String s) throws InterruptedException {
            CountDownLatch l = new CountDownLatch(1);
            pool.execute(l::countDown);
            return l.await(1, TimeUnit.SECONDS) ? s : "late"; // OK blocking_untimed_wait
        }

        @GetMapping("/10")
        String m10() {
            return CompletableFuture.supplyAsync(() -> "x", pool).completeOnTimeout("d", 1, TimeUnit.SECONDS).join(); // OK blocking_untimed_wait
        }

        @GetMapping("/11")
        Map<String, String> m11() {
            CompletableFuture<String> a = svc.load("a");
            CompletableFuture<String> b = svc.load("b");
            CompletableFuture.allOf(a, b).join(); // BAD blocking_untimed_wait
            return Map.of("a", a.join(), "b", b.join()); // OK blocking_untimed_wait
        }

        @GetMapping("/12")
        Callable<String> m12() {
            return () -> {
                Thread.sleep(50); // OK blocking_sleep
                return "x";
            };
        }

        @GetMapping("/13")
        String m13() {
            return CompletableFuture.completedFuture("x").join(); // OK blocking_untimed_wait
        }
    }

    /** Service reached from the controller: the wait is two calls away. */
    @Service
    static class Svc {
        private final SynchronousQueue<String> hand = new SynchronousQueue<>();
        private final ExecutorService exec;

        Svc(ExecutorService exec) {
            this.exec = exec;
        }

        CompletableFuture<String> load(String k) {
            return CompletableFuture.supplyAsync(() -> k + hand.size(), exec);
        }

        String next() throws InterruptedException {
            return hand.take(); // BAD blocking_untimed_wait
        }

        String nextOr(String d) throws InterruptedException {
            String s = hand.poll(100, TimeUnit.MILLISECONDS);
            return s == null ? d : s;
        }
    }

    @RestController
    static class C2 {
        private final Svc svc;

        C2(Svc svc) {
            this.svc = svc;
        }

        @GetMapping("/n")
        String n() throws InterruptedException {
            return svc.next() + svc.nextOr("");
        }
    }

    /** JAX-RS: @Suspended handlers must not wait; plain handlers must not sleep. */
    @Path("/r")
    public static class R1 {
        private ExecutorService es;

        @GET
        @Path("1")
        public void m1(@Suspended AsyncResponse ar, CompletableFuture<String> f) {
            ar.resume(f.join()); // BAD blocking_untimed_wait
        }

        @GET
        @Path("2")
        public void m2(@Suspended AsyncResponse ar, CompletableFuture<String> f) {
            f.whenComplete((v, t) -> ar.resume(t == null ? v : t)); // OK blocking_untimed_wait
        }

        @GET
        @Path("3")
        public void m3(@Suspended AsyncResponse ar) {
            es.execute(() -> {
                try {
                    Thread.sleep(100); // OK blocking_sleep
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                ar.resume("x");
            });
        }

        @POST
        public String m4(String s) throws InterruptedException {
            Thread t = new Thread(() -> System.out.println(s));
            t.start();
            t.join(); // BAD blocking_untimed_wait
            return s;
        }
    }

    /** Servlet filter on the request path. */
    static class Flt implements Filter {
        @Override
        public void doFilter(ServletRequest q, ServletResponse r, FilterChain c) throws IOException, ServletException {
            if (q.getParameter("slow") != null) {
                back(3);
            }
            c.doFilter(q, r);
        }

        private void back(int n) {
            try {
                Thread.sleep(n * 10L, 0); // BAD blocking_sleep
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
