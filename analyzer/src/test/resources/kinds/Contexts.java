import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.MDC;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;

@RestController
class Contexts {
    private static final ThreadLocal<String> USER = new ThreadLocal<>(); // BAD ThreadLocalKept
    private static final ThreadLocal<String> CLEARED = new ThreadLocal<>(); // OK ThreadLocalKept
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @GetMapping("/a")
    String set(String user) {
        USER.set(user);
        return "x";
    }

    @GetMapping("/b")
    String cleared(String user) {
        CLEARED.set(user);
        try {
            return "x";
        } finally {
            CLEARED.remove();
        }
    }

    @GetMapping("/c")
    void behindHop() {
        pool.execute(() -> System.out.println(USER.get())); // BAD ContextLost
    }

    @GetMapping("/d")
    void security() {
        pool.execute(() -> System.out.println(SecurityContextHolder.getContext())); // BAD ContextLost
    }

    @GetMapping("/e")
    void request() {
        CompletableFuture.runAsync(() -> System.out.println(RequestContextHolder.getRequestAttributes()), pool); // BAD ContextLost
    }

    @GetMapping("/f")
    void locale() {
        pool.submit(() -> System.out.println(LocaleContextHolder.getLocale())); // BAD ContextLost
    }

    @GetMapping("/g")
    void log() {
        pool.execute(() -> System.out.println(MDC.get("user"))); // BAD ContextLost
    }

    @GetMapping("/g2")
    void transaction() {
        pool.execute(() -> System.out.println(TransactionSynchronizationManager.getCurrentTransactionName())); // BAD ContextLost
    }

    @GetMapping("/h")
    void taken() {
        String user = USER.get(); // OK ContextLost
        pool.execute(() -> System.out.println(user)); // OK ContextLost
    }

    @GetMapping("/i")
    void handedOn() {
        Map<String, String> context = MDC.getCopyOfContextMap();
        pool.execute(() -> { // OK ContextLost
            MDC.setContextMap(context);
            try {
                System.out.println(MDC.get("user")); // OK ContextLost
            } finally {
                MDC.clear();
            }
        });
    }
}

class Bodies {
    private static final ThreadLocal<byte[]> BUFFER = new ThreadLocal<>(); // BAD ThreadLocalKept
    private static final ThreadLocal<int[]> OWN = ThreadLocal.withInitial(() -> new int[4]); // OK ThreadLocalKept

    void handle(ExecutorService pool, String text) {
        pool.execute(() -> {
            BUFFER.set(text.getBytes());
            System.out.println(BUFFER.get().length);
        });
    }

    String text(String part) {
        int[] counts = OWN.get();
        counts[0] = part.length();
        return part + counts[0];
    }
}
