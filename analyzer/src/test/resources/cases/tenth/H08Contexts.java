package tenth.h08;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.MDC;
import org.springframework.context.event.EventListener;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutorService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;

class Locals {
    private static final ThreadLocal<String> USER = new ThreadLocal<>();
    private static final ThreadLocal<byte[]> BUF = ThreadLocal.withInitial(() -> new byte[1024]);
    private final ThreadLocal<String> perInstance = new ThreadLocal<>(); // BAD tenth_hygiene_threadlocal_not_static
    private final ExecutorService pool;

    Locals(ExecutorService pool) {
        this.pool = pool;
    }

    void leak(String u, Runnable r) {
        USER.set(u); // BAD tenth_hygiene_threadlocal_leak
        r.run();
    }

    void notOnError(String u, Runnable r) {
        USER.set(u); // BAD tenth_hygiene_threadlocal_leak
        r.run();
        USER.remove();
    }

    void removed(String u, Runnable r) {
        USER.set(u); // OK tenth_hygiene_threadlocal_leak
        try {
            r.run();
        } finally {
            USER.remove();
        }
    }

    void nulled(String u, Runnable r) {
        perInstance.set(u); // BAD tenth_hygiene_threadlocal_leak
        try {
            r.run();
        } finally {
            perInstance.set(null);
        }
    }

    void restored(String u, Runnable r) {
        String old = USER.get();
        USER.set(u); // OK tenth_hygiene_threadlocal_leak
        try {
            r.run();
        } finally {
            if (old == null) {
                USER.remove();
            } else {
                USER.set(old);
            }
        }
    }

    Future<String> hop() {
        return pool.submit(() -> "hello " + USER.get()); // BAD tenth_hygiene_threadlocal_hop
    }

    Future<String> captured() {
        String u = USER.get(); // OK tenth_hygiene_threadlocal_hop
        return pool.submit(() -> "hello " + u);
    }

    CompletableFuture<String> hopStage(CompletableFuture<String> f) {
        return f.thenApplyAsync(s -> s + USER.get(), pool); // BAD tenth_hygiene_threadlocal_hop
    }

    Future<Integer> buffer() {
        return pool.submit(() -> BUF.get().length); // OK tenth_hygiene_threadlocal_hop
    }

    private static final InheritableThreadLocal<String> TENANT = new InheritableThreadLocal<>();

    Future<String> inherited() {
        return pool.submit(() -> TENANT.get()); // BAD tenth_hygiene_inheritable_threadlocal_with_pool
    }

    void inheritedByNewThread() throws InterruptedException {
        Thread t = new Thread(() -> System.out.println(TENANT.get())); // OK tenth_hygiene_inheritable_threadlocal_with_pool
        t.start();
        t.join(1000);
    }

    void mdcLeak(String id, Runnable r) {
        MDC.put("id", id); // BAD tenth_hygiene_mdc_not_removed
        r.run();
    }

    void mdcClosed(String id, Runnable r) {
        try (MDC.MDCCloseable c = MDC.putCloseable("id", id)) { // OK tenth_hygiene_mdc_not_removed
            r.run();
        }
    }

    void mdcLost(org.slf4j.Logger log, String id) {
        try (MDC.MDCCloseable c = MDC.putCloseable("id", id)) {
            pool.execute(() -> log.info("{} in the pool", MDC.get("id"))); // BAD tenth_hygiene_mdc_lost
        }
    }

    void mdcCopied(org.slf4j.Logger log) {
        Map<String, String> m = MDC.getCopyOfContextMap();
        pool.execute(() -> {
            if (m != null) {
                MDC.setContextMap(m);
            }
            try {
                log.info("{}", MDC.get("id")); // OK tenth_hygiene_mdc_lost
            } finally {
                MDC.clear();
            }
        });
    }
}

@RestController
class ContextController {
    private final ExecutorService pool;
    private final ExecutorService secured;

    ContextController(ExecutorService pool) {
        this.pool = pool;
        this.secured = new DelegatingSecurityContextExecutorService(pool);
    }

    @GetMapping("/a")
    CompletableFuture<String> user() {
        return CompletableFuture.supplyAsync(() -> SecurityContextHolder.getContext().getAuthentication().getName(), pool); // BAD tenth_hygiene_security_context_lost
    }

    @GetMapping("/b")
    CompletableFuture<String> userDelegated() {
        return CompletableFuture.supplyAsync(() -> SecurityContextHolder.getContext().getAuthentication().getName(), secured); // OK tenth_hygiene_security_context_lost
    }

    @GetMapping("/c")
    CompletableFuture<String> userBefore() {
        String n = SecurityContextHolder.getContext().getAuthentication().getName(); // OK tenth_hygiene_security_context_lost
        return CompletableFuture.supplyAsync(() -> n, pool);
    }

    @GetMapping("/d")
    Callable<String> request(HttpServletRequest r) {
        pool.execute(() -> System.out.println(r.getParameter("q"))); // BAD tenth_hygiene_request_used_after_return
        return () -> "d";
    }

    @GetMapping("/e")
    String requestBefore(HttpServletRequest r) {
        String q = r.getParameter("q"); // OK tenth_hygiene_request_used_after_return
        pool.execute(() -> System.out.println(q));
        return "e";
    }

    @GetMapping("/f")
    Future<?> attributes() {
        return pool.submit(() -> RequestContextHolder.currentRequestAttributes().getSessionId()); // BAD tenth_hygiene_request_context_lost
    }

    @GetMapping("/g")
    Future<?> attributesBefore() {
        String s = RequestContextHolder.currentRequestAttributes().getSessionId(); // OK tenth_hygiene_request_context_lost
        return pool.submit(() -> s);
    }
}

interface Repo {
    void save(String s);

    String lazyName(long id);
}

@Service
class Proxied {
    private final Repo repo;
    private final Other other;
    private final ExecutorService pool;

    Proxied(Repo repo, Other other, ExecutorService pool) {
        this.repo = repo;
        this.other = other;
        this.pool = pool;
    }

    public void outer(String s) {
        inner(s); // BAD tenth_hygiene_self_invocation
    }

    public void outerThis(String s) {
        this.later(s); // BAD tenth_hygiene_self_invocation
    }

    public void outerRef(java.util.List<String> l) {
        l.forEach(this::later); // BAD tenth_hygiene_self_invocation
    }

    public void outerOther(String s) {
        other.inner(s); // OK tenth_hygiene_self_invocation
    }

    @Transactional
    public void inner(String s) {
        repo.save(s);
    }

    @Transactional
    public void bothTransactional(String s) {
        inner(s); // OK tenth_hygiene_self_invocation
    }

    @Transactional
    public void newTransaction(String s) {
        audit(s); // BAD tenth_hygiene_self_invocation
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void audit(String s) {
        repo.save(s);
    }

    @Async
    public void later(String s) {
        repo.save(s);
    }

    public String cachedTwice(String k) {
        return cached(k) + cached(k); // BAD tenth_hygiene_self_invocation
    }

    @Cacheable("c")
    public String cached(String k) {
        return k.trim();
    }

    @Async
    private void hidden(String s) { // BAD tenth_hygiene_proxied_method_not_public
        repo.save(s);
    }

    @Transactional
    public final void fin(String s) { // BAD tenth_hygiene_proxied_method_not_public
        repo.save(s);
    }

    @Transactional
    public void txThread(String s) {
        pool.execute(() -> repo.save(s)); // BAD tenth_hygiene_tx_context_lost
    }

    @Transactional
    public void txParallel(java.util.List<String> l) {
        l.parallelStream().forEach(repo::save); // BAD tenth_hygiene_tx_context_lost
    }

    @Transactional
    public void txSame(java.util.List<String> l) {
        l.forEach(repo::save); // OK tenth_hygiene_tx_context_lost
    }

    public void ownTxInThread(String s) {
        pool.execute(() -> other.inner(s)); // OK tenth_hygiene_tx_context_lost
    }

    @Transactional
    @Async
    public void asyncTx(String s) { // OK tenth_hygiene_async_return_type
        repo.save(s);
    }

    @Async
    public String asyncString(String s) { // BAD tenth_hygiene_async_return_type
        return s;
    }

    @Async
    public int asyncInt() { // BAD tenth_hygiene_async_return_type
        return 1;
    }

    @Async
    public CompletableFuture<String> asyncFuture(String s) { // OK tenth_hygiene_async_return_type
        return CompletableFuture.completedFuture(s);
    }

    @Async
    public CompletableFuture<String> asyncNull(String s) {
        if (s.isEmpty()) {
            return null; // BAD tenth_hygiene_null_future
        }
        return CompletableFuture.completedFuture(s);
    }

    @Async
    @EventListener
    public String asyncListener(String e) { // BAD tenth_hygiene_async_return_type
        return e;
    }

    @Async
    @TransactionalEventListener
    public void asyncTxListener(String e) { // OK tenth_hygiene_async_return_type
        System.out.println(e);
    }
}

@Service
class Other {
    @Transactional
    public void inner(String s) {
        System.out.println(s);
    }
}

@Component
class InConstructor {
    InConstructor() {
        warm(); // BAD tenth_hygiene_self_invocation
    }

    @Async
    public void warm() {
        System.out.println("warm");
    }

    @Scheduled(fixedDelay = 1000)
    public void withArgument(String s) { // BAD tenth_hygiene_scheduled_method_signature
        System.out.println(s);
    }

    @Scheduled(fixedDelay = 1000)
    public void withoutArgument() { // OK tenth_hygiene_scheduled_method_signature
        System.out.println("s");
    }
}
