package cases.hotelservices;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

@Service
public class HotelServices {

    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final RoomService rooms;
    private final TransactionTemplate tx;

    @Autowired
    @Lazy
    private HotelServices self;

    public HotelServices(RoomService rooms, TransactionTemplate tx) {
        this.rooms = rooms;
        this.tx = tx;
    }

    public void checkIn(String guest) {
        notifyGuest(guest); // BAD eighth_hygiene_self_invocation
        self.notifyGuest(guest); // OK eighth_hygiene_self_invocation
        this.charge(guest); // BAD eighth_hygiene_self_invocation
        self.charge(guest); // OK eighth_hygiene_self_invocation
        rooms.assign(guest); // OK eighth_hygiene_self_invocation
        tx.executeWithoutResult(s -> rooms.assign(guest)); // OK eighth_hygiene_self_invocation
        rate(guest); // BAD eighth_hygiene_self_invocation
        describe(guest); // OK eighth_hygiene_self_invocation
    }

    public void checkInAll(Iterable<String> guests) {
        guests.forEach(this::charge); // BAD eighth_hygiene_self_invocation
        guests.forEach(self::charge); // OK eighth_hygiene_self_invocation
    }

    @Async
    public void notifyGuest(String guest) {
        System.out.println(guest);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void charge(String guest) {
        System.out.println(guest);
    }

    @Cacheable("rates")
    public int rate(String guest) {
        return guest.length();
    }

    String describe(String guest) {
        return "guest " + guest;
    }

    @Async
    private void purge(String guest) { // BAD eighth_hygiene_unproxied_method
        System.out.println(guest);
    }

    @Transactional
    public final void refund(String guest) { // BAD eighth_hygiene_unproxied_method
        System.out.println(guest);
    }

    @Transactional
    public static void audit(String guest) { // BAD eighth_hygiene_unproxied_method
        System.out.println(guest);
    }

    @Transactional
    public void settle(String guest) { // OK eighth_hygiene_unproxied_method
        purge(guest);
    }

    @Transactional
    public void checkOut(String guest) {
        rooms.assign(guest);
        pool.execute(() -> rooms.release(guest)); // BAD eighth_hygiene_transaction_lost
        CompletableFuture.runAsync(() -> tx.executeWithoutResult(s -> rooms.assign(guest)), pool) // OK eighth_hygiene_transaction_lost
                .exceptionally(HotelServices::logged);
        rooms.release(guest); // OK eighth_hygiene_transaction_lost
    }

    static Void logged(Throwable t) {
        System.err.println(t);
        return null;
    }

    @PreDestroy
    void stop() {
        pool.shutdown();
    }
}

@Service
class RoomService {

    @Transactional
    public void assign(String guest) {
        System.out.println(guest);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String guest) {
        System.out.println(guest);
    }
}

@Component
class TenantFilter extends OncePerRequestFilter {

    static final ThreadLocal<String> TENANT = new ThreadLocal<>();
    static final ThreadLocal<String> LOCALE = new ThreadLocal<>();
    private static final ThreadLocal<StringBuilder> SCRATCH = ThreadLocal.withInitial(StringBuilder::new);

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse resp, FilterChain chain)
            throws ServletException, IOException {
        TENANT.set(req.getHeader("X-Tenant")); // BAD eighth_hygiene_thread_local_left
        LOCALE.set(req.getHeader("X-Locale")); // OK eighth_hygiene_thread_local_left
        MDC.put("path", req.getRequestURI()); // BAD eighth_hygiene_mdc_left
        try (MDC.MDCCloseable c = MDC.putCloseable("method", req.getMethod())) { // OK eighth_hygiene_mdc_left
            SCRATCH.get().setLength(0); // OK eighth_hygiene_thread_local_left
            chain.doFilter(req, resp);
        } finally {
            LOCALE.remove();
        }
    }
}

@Component
class UserFilter extends OncePerRequestFilter {

    static final ThreadLocal<String> USER = new ThreadLocal<>();

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse resp, FilterChain chain)
            throws ServletException, IOException {
        USER.set(req.getRemoteUser()); // BAD eighth_hygiene_thread_local_left
        chain.doFilter(req, resp);
        USER.remove();
    }
}

@Component
class AuditFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse resp, FilterChain chain)
            throws ServletException, IOException {
        MDC.put("user", req.getRemoteUser()); // OK eighth_hygiene_mdc_left
        try {
            chain.doFilter(req, resp);
        } finally {
            MDC.clear();
        }
    }
}

@Service
class ConciergeService {

    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    void order(String taxi) {
        pool.execute(() -> System.out.println(TenantFilter.TENANT.get() + taxi)); // BAD eighth_hygiene_context_lost
        String tenant = TenantFilter.TENANT.get();
        pool.execute(() -> System.out.println(tenant + taxi)); // OK eighth_hygiene_context_lost
        CompletableFuture.runAsync(() -> book(taxi), pool).exceptionally(HotelServices::logged); // BAD eighth_hygiene_context_lost
        book(taxi); // OK eighth_hygiene_context_lost
        Map<String, String> mdc = MDC.getCopyOfContextMap();
        pool.execute(() -> {
            MDC.setContextMap(mdc); // OK eighth_hygiene_context_lost
            try {
                System.out.println(MDC.get("user"));
            } finally {
                MDC.clear();
            }
        });
        pool.execute(() -> System.out.println(MDC.get("user"))); // BAD eighth_hygiene_context_lost
    }

    @Async
    public void remind(String taxi) {
        RequestAttributes attrs = RequestContextHolder.currentRequestAttributes(); // BAD eighth_hygiene_context_lost
        System.out.println(attrs.getSessionId() + taxi);
    }

    private void book(String taxi) {
        System.out.println(TenantFilter.TENANT.get() + taxi);
    }

    @PreDestroy
    void stop() {
        pool.shutdown();
    }
}

class Reservations {

    private final ExecutorService pool;

    Reservations(ExecutorService pool) {
        this.pool = pool;
    }

    CompletableFuture<String> firstLine(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return CompletableFuture.supplyAsync(() -> line(reader), pool); // BAD eighth_hygiene_closed_too_early
        }
    }

    CompletableFuture<String> firstLineInside(Path file) {
        return CompletableFuture.supplyAsync(() -> {
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                return line(reader); // OK eighth_hygiene_closed_too_early
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }, pool);
    }

    String firstLineJoined(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return CompletableFuture.supplyAsync(() -> line(reader), pool).join(); // OK eighth_hygiene_closed_too_early
        }
    }

    HttpRequest request() {
        return HttpRequest.newBuilder(URI.create("http://booking")).build(); // BAD eighth_hygiene_no_timeout ?
    }

    HttpRequest requestTimed() {
        return HttpRequest.newBuilder(URI.create("http://booking")).timeout(Duration.ofSeconds(2)).build(); // OK eighth_hygiene_no_timeout
    }

    HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build(); // OK eighth_hygiene_no_timeout
    }

    OkHttpClient patient() {
        return new OkHttpClient.Builder().readTimeout(Duration.ZERO).build(); // BAD eighth_hygiene_no_timeout
    }

    int connect(String host) throws IOException {
        try (Socket s = new Socket(host, 9)) {
            return s.getInputStream().read(); // BAD eighth_hygiene_no_timeout
        }
    }

    int connectTimed(String host) throws IOException {
        try (Socket s = new Socket()) {
            s.connect(new java.net.InetSocketAddress(host, 9), 500);
            s.setSoTimeout(500);
            return s.getInputStream().read(); // OK eighth_hygiene_no_timeout
        }
    }

    int download(URL url) throws IOException {
        URLConnection c = url.openConnection();
        c.setConnectTimeout(500);
        return c.getInputStream().read(); // BAD eighth_hygiene_no_timeout
    }

    private static String line(BufferedReader r) {
        try {
            return r.readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
