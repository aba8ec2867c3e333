package cases.cliniccontrollers;

import jakarta.annotation.PostConstruct;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@RequestMapping("/clinic")
public class ClinicControllers {

    private final RestTemplate open = new RestTemplate();
    private final RestTemplate capped;
    private final JdbcTemplate jdbc;
    private final WebClient web;
    private final KafkaTemplate<String, String> kafka;
    private final ExecutorService pool;
    private final LetterService letters;
    private final ApplicationEventPublisher events;
    private final ReentrantLock wardLock = new ReentrantLock();
    private final LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();

    public ClinicControllers(JdbcTemplate jdbc, WebClient web, KafkaTemplate<String, String> kafka,
                             ExecutorService pool, LetterService letters, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.web = web;
        this.kafka = kafka;
        this.pool = pool;
        this.letters = letters;
        this.events = events;
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(300);
        factory.setReadTimeout(900);
        this.capped = new RestTemplate(factory);
    }

    @PostConstruct
    void warmUp() throws InterruptedException {
        open.getForObject("http://registry/ping", String.class); // OK blocking_mvc_startup
        Thread.sleep(100); // OK blocking_mvc_startup
    }

    @GetMapping("/patients/{id}")
    public String patient(@PathVariable String id) {
        return open.getForObject("http://registry/{id}", String.class, id); // BAD blocking_mvc_remote
    }

    @GetMapping("/patients/{id}/capped")
    public String patientCapped(@PathVariable String id) {
        return capped.getForObject("http://registry/{id}", String.class, id); // OK blocking_mvc_remote ?
    }

    @GetMapping("/patients/{id}/web")
    public String patientWeb(@PathVariable String id) {
        return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class).block(); // BAD blocking_mvc_remote
    }

    @GetMapping("/patients/{id}/web/capped")
    public String patientWebCapped(@PathVariable String id) {
        return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class).block(Duration.ofMillis(800)); // OK blocking_mvc_remote ?
    }

    @GetMapping("/patients/{id}/callable")
    public Callable<String> patientCallable(@PathVariable String id) {
        return () -> open.getForObject("http://registry/{id}", String.class, id); // OK blocking_mvc_async
    }

    @GetMapping("/patients/{id}/deferred")
    public DeferredResult<String> patientDeferred(@PathVariable String id) {
        DeferredResult<String> result = new DeferredResult<>(3000L);
        pool.execute(() -> result.setResult(open.getForObject("http://registry/{id}", String.class, id))); // OK blocking_mvc_async
        return result;
    }

    @GetMapping("/patients/{id}/deferred/now")
    public DeferredResult<String> patientDeferredNow(@PathVariable String id) {
        DeferredResult<String> result = new DeferredResult<>(3000L);
        result.setResult(open.getForObject("http://registry/{id}", String.class, id)); // BAD blocking_mvc_async
        return result;
    }

    @GetMapping("/patients/{id}/future")
    public CompletableFuture<String> patientFuture(@PathVariable String id) {
        return CompletableFuture.supplyAsync(() -> open.getForObject("http://registry/{id}", String.class, id), pool); // OK blocking_mvc_async
    }

    @GetMapping("/patients/{id}/future/now")
    public CompletableFuture<String> patientFutureNow(@PathVariable String id) {
        return CompletableFuture.completedFuture(open.getForObject("http://registry/{id}", String.class, id)); // BAD blocking_mvc_async
    }

    @GetMapping("/export")
    public StreamingResponseBody export() {
        return out -> Files.copy(Path.of("export.csv"), out); // OK blocking_mvc_async
    }

    @GetMapping("/wards")
    public ResponseEntity<String> wards() throws InterruptedException, ExecutionException {
        Future<String> ward = pool.submit(() -> "north");
        return ResponseEntity.ok(ward.get()); // BAD blocking_mvc_untimed
    }

    @GetMapping("/wards/timed")
    public ResponseEntity<String> wardsTimed() throws Exception {
        Future<String> ward = pool.submit(() -> "north");
        return ResponseEntity.ok(ward.get(1, TimeUnit.SECONDS)); // OK blocking_mvc_untimed
    }

    @GetMapping("/wards/all")
    public List<String> wardsAll() {
        CompletableFuture<String> north = CompletableFuture.supplyAsync(() -> "n", pool);
        CompletableFuture<String> south = CompletableFuture.supplyAsync(() -> "s", pool);
        CompletableFuture.allOf(north, south).join(); // BAD blocking_mvc_untimed
        return List.of(north.join(), south.join()); // OK blocking_mvc_untimed
    }

    @PostMapping("/admissions")
    public void admit() throws Exception {
        kafka.send("admissions", "x").get(); // BAD blocking_mvc_untimed
        kafka.send("admissions", "y").get(500, TimeUnit.MILLISECONDS); // OK blocking_mvc_untimed
        kafka.send("admissions", "z").whenComplete((r, t) -> System.out.println(r)); // OK blocking_mvc_untimed
        String next = queue.take(); // BAD blocking_mvc_untimed
        queue.poll(100, TimeUnit.MILLISECONDS); // OK blocking_mvc_untimed
        wardLock.lock(); // BAD blocking_mvc_lock ?
        try {
            letters.sendLater(next); // OK blocking_mvc_indirect
            letters.sendNow(next); // BAD blocking_mvc_indirect
        } finally {
            wardLock.unlock();
        }
        if (wardLock.tryLock(100, TimeUnit.MILLISECONDS)) { // OK blocking_mvc_lock
            wardLock.unlock();
        }
    }

    @PostMapping("/discharges")
    public void discharge() throws InterruptedException {
        jdbc.update("delete from admission where id = 1"); // BAD blocking_mvc_db ?
        events.publishEvent(new Discharged("1"));
        TimeUnit.SECONDS.sleep(1); // BAD blocking_mvc_sleep
    }

    @PostMapping("/labels")
    public int labels() throws IOException, InterruptedException {
        Process p = new ProcessBuilder("lp", "label").start();
        return p.waitFor(); // BAD blocking_mvc_process
    }
}

class Discharged {
    final String id;

    Discharged(String id) {
        this.id = id;
    }
}

@Service
class LetterService {

    private final RestTemplate post = new RestTemplate();

    @Async
    public void sendLater(String text) {
        post.postForObject("http://post", text, String.class); // OK blocking_mvc_background
    }

    public void sendNow(String text) {
        post.postForObject("http://post", text, String.class);
    }
}

@Component
class DischargeListeners {

    private final JdbcTemplate jdbc;
    private final RestTemplate billing = new RestTemplate();

    DischargeListeners(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    public void bill(Discharged event) {
        billing.postForObject("http://billing", event.id, String.class); // BAD blocking_mvc_event_listener
    }

    @Async
    @EventListener
    public void archive(Discharged event) {
        billing.postForObject("http://archive", event.id, String.class); // OK blocking_mvc_event_listener
    }

    @KafkaListener(topics = "admissions")
    public void onAdmission(String body) {
        jdbc.update("insert into admission values (?)", body); // OK blocking_mvc_background
    }

    @RabbitListener(queues = "labs")
    public void onLab(String body) throws IOException {
        Files.writeString(Path.of("lab.txt"), body); // OK blocking_mvc_background
        billing.getForObject("http://labs/" + body, String.class); // OK blocking_mvc_background
    }

    @Scheduled(fixedDelay = 60000)
    public void sweep() throws InterruptedException {
        jdbc.update("delete from stale"); // OK blocking_mvc_background
        Thread.sleep(50); // OK blocking_mvc_background
    }
}

@Component
class ClinicRunner implements ApplicationRunner {

    private final CountDownLatch migrated = new CountDownLatch(1);

    @Override
    public void run(ApplicationArguments args) throws Exception {
        new Thread(migrated::countDown).start();
        migrated.await(); // OK blocking_mvc_startup
        Files.createDirectories(Path.of("/var/clinic")); // OK blocking_mvc_startup
    }
}

@Component
class SessionFilter extends OncePerRequestFilter {

    private final RestTemplate sso = new RestTemplate();

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse resp, FilterChain chain)
            throws ServletException, IOException {
        sso.getForObject("http://sso/check", String.class); // BAD blocking_mvc_filter
        chain.doFilter(req, resp); // OK blocking_mvc_filter
    }
}

class LoadInterceptor implements HandlerInterceptor {

    private final Executor audit;

    LoadInterceptor(Executor audit) {
        this.audit = audit;
    }

    @Override
    public boolean preHandle(HttpServletRequest req, HttpServletResponse resp, Object handler) throws Exception {
        Thread.sleep(20); // BAD blocking_mvc_filter
        audit.execute(() -> write(req.getRequestURI())); // OK blocking_mvc_filter
        return true;
    }

    private static void write(String uri) {
        try {
            Files.writeString(Path.of("audit"), uri);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

@Controller
class PageController {

    private final CountDownLatch published = new CountDownLatch(1);

    @GetMapping("/page")
    @ResponseBody
    public String page() throws InterruptedException {
        published.await(); // BAD blocking_mvc_untimed
        return "page";
    }

    @GetMapping("/page/timed")
    @ResponseBody
    public String pageTimed() throws InterruptedException {
        return published.await(300, TimeUnit.MILLISECONDS) ? "page" : "later"; // OK blocking_mvc_untimed
    }
}
