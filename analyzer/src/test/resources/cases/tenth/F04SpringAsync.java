package tenth.f04;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@Configuration
@EnableAsync
@EnableScheduling
class ExecutorsConfig {

    @Bean
    TaskExecutor simple() {
        return new SimpleAsyncTaskExecutor("simple-"); // BAD tenth_fanout_async_unbounded_executor
    }

    @Bean
    TaskExecutor simpleLimited() {
        SimpleAsyncTaskExecutor e = new SimpleAsyncTaskExecutor("lim-"); // OK tenth_fanout_async_unbounded_executor
        e.setConcurrencyLimit(20);
        return e;
    }

    @Bean
    ThreadPoolTaskExecutor defaults() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor(); // BAD tenth_fanout_async_unbounded_executor
        e.setCorePoolSize(8);
        e.setThreadNamePrefix("d-");
        return e;
    }

    @Bean
    ThreadPoolTaskExecutor maxWithoutQueue() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
        e.setCorePoolSize(2);
        e.setMaxPoolSize(64); // BAD tenth_fanout_max_size_ignored
        e.initialize();
        return e;
    }

    @Bean
    ThreadPoolTaskExecutor maxWithQueue() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
        e.setCorePoolSize(2);
        e.setMaxPoolSize(64); // OK tenth_fanout_max_size_ignored
        e.setQueueCapacity(100);
        e.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
        return e;
    }

    @Bean
    ThreadPoolTaskExecutor noQueueNoMax() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
        e.setCorePoolSize(2);
        e.setQueueCapacity(0); // BAD tenth_fanout_unbounded_pool
        return e;
    }

    @Bean
    ThreadPoolTaskExecutor noQueueMax() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
        e.setCorePoolSize(2);
        e.setMaxPoolSize(16);
        e.setQueueCapacity(0); // OK tenth_fanout_unbounded_pool
        return e;
    }

    @Bean
    Executor adapter() {
        return new TaskExecutorAdapter(Executors.newCachedThreadPool()); // BAD tenth_fanout_unbounded_pool
    }

    @Bean
    Executor concurrent() {
        return new ConcurrentTaskExecutor(new java.util.concurrent.ThreadPoolExecutor(10, 10, 0, java.util.concurrent.TimeUnit.SECONDS, new java.util.concurrent.ArrayBlockingQueue<>(200))); // OK tenth_fanout_unbounded_pool
    }

    @Bean
    ThreadPoolTaskScheduler scheduler() {
        ThreadPoolTaskScheduler s = new ThreadPoolTaskScheduler(); // OK tenth_fanout_unbounded_pool
        s.setPoolSize(4);
        return s;
    }

    @Bean
    TaskExecutor virtual() {
        return new VirtualThreadTaskExecutor("v-"); // BAD tenth_fanout_async_unbounded_executor (debatable)
    }
}

class MyAsync implements AsyncConfigurer {
    @Override
    public Executor getAsyncExecutor() {
        return command -> new Thread(command).start(); // BAD tenth_fanout_async_unbounded_executor
    }
}

class MyAsync2 implements AsyncConfigurer {
    @Override
    public Executor getAsyncExecutor() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor(); // OK tenth_fanout_async_unbounded_executor
        e.setCorePoolSize(4);
        e.setMaxPoolSize(8);
        e.setQueueCapacity(50);
        e.initialize();
        return e;
    }
}

@Service
class Mailer {
    private final RestTemplate rest;

    Mailer(RestTemplate rest) {
        this.rest = rest;
    }

    @Async("simple")
    public void bySimple(String to) { // BAD tenth_fanout_async_unbounded_executor
        rest.postForLocation("http://mail/{to}", null, to);
    }

    @Async("maxWithQueue")
    public void byBounded(String to) { // OK tenth_fanout_async_unbounded_executor
        rest.postForLocation("http://mail/{to}", null, to);
    }

    @Async("maxWithQueue")
    public CompletableFuture<String> status(String to) {
        return CompletableFuture.completedFuture(rest.getForObject("http://mail/{to}", String.class, to));
    }

    @Retryable(maxAttempts = Integer.MAX_VALUE)
    public void retryForever(String to) { // BAD tenth_fanout_retry_unbounded
        rest.postForLocation("http://mail/{to}", null, to);
    }

    @Retryable(maxAttempts = 4, backoff = @Backoff(delay = 200, multiplier = 2, random = true))
    public void retryFew(String to) { // OK tenth_fanout_retry_unbounded
        rest.postForLocation("http://mail/{to}", null, to);
    }

    @Retryable(maxAttempts = 10, backoff = @Backoff(delay = 0))
    public void retryAtOnce(String to) { // BAD tenth_fanout_retry_no_backoff
        rest.postForLocation("http://mail/{to}", null, to);
    }

    @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 500, maxDelay = 4000, multiplier = 2))
    public void retryPause(String to) { // OK tenth_fanout_retry_no_backoff
        rest.postForLocation("http://mail/{to}", null, to);
    }
}

@RestController
class MailController {
    private final Mailer mailer;
    private final TaskExecutor maxWithQueue;

    MailController(Mailer mailer, TaskExecutor maxWithQueue) {
        this.mailer = mailer;
        this.maxWithQueue = maxWithQueue;
    }

    @PostMapping("/send")
    void send(@RequestBody List<String> to) {
        to.forEach(t -> new Thread(() -> mailer.retryFew(t)).start()); // BAD tenth_fanout_thread_per_element
    }

    @PostMapping("/send1")
    void sendOne(@RequestBody String to) {
        new Thread(() -> mailer.retryFew(to)).start(); // BAD tenth_fanout_thread_per_request
    }

    @PostMapping("/send2")
    void sendOnePooled(@RequestBody String to) {
        maxWithQueue.execute(() -> mailer.retryFew(to)); // OK tenth_fanout_thread_per_request
    }

    @PostMapping("/send3")
    void sendExecutor(@RequestBody List<String> to) {
        SimpleAsyncTaskExecutor ex = new SimpleAsyncTaskExecutor(); // BAD tenth_fanout_executor_per_call
        to.forEach(t -> ex.execute(() -> mailer.retryFew(t)));
    }

    @GetMapping("/status")
    List<String> status(@RequestBody List<String> to) {
        List<CompletableFuture<String>> fs = to.stream().map(mailer::status).toList();
        CompletableFuture.allOf(fs.toArray(CompletableFuture[]::new)).join(); // BAD tenth_fanout_allof_unbounded
        return fs.stream().map(CompletableFuture::join).toList();
    }

    @GetMapping("/status2")
    String pair(String a, String b) {
        CompletableFuture<String> x = mailer.status(a);
        CompletableFuture<String> y = mailer.status(b);
        CompletableFuture.allOf(x, y).orTimeout(3, java.util.concurrent.TimeUnit.SECONDS).join(); // OK tenth_fanout_allof_unbounded
        return x.join() + y.join();
    }

    @GetMapping("/t")
    String template(String id) {
        return new RestTemplate().getForObject("http://x/{id}", String.class, id); // BAD tenth_fanout_client_per_call
    }
}

@Component
class Jobs {
    private final Mailer mailer;
    private final RestTemplate rest;

    Jobs(Mailer mailer, RestTemplate rest) {
        this.mailer = mailer;
        this.rest = rest;
    }

    @Async("maxWithQueue")
    @Scheduled(fixedRate = 1000)
    public void overlapping() { // BAD tenth_fanout_overlapping_schedule
        rest.getForObject("http://slow/report", String.class);
    }

    @Scheduled(fixedDelay = 1000)
    public void notOverlapping() { // OK tenth_fanout_overlapping_schedule
        rest.getForObject("http://slow/report", String.class);
    }

    @Scheduled(cron = "*/5 * * * * *")
    @Async
    public void cronAsync() { // BAD tenth_fanout_overlapping_schedule
        rest.getForObject("http://slow/report", String.class);
    }

    @Scheduled(cron = "0 0 3 * * *")
    public void nightly() { // OK tenth_fanout_overlapping_schedule
        rest.getForObject("http://slow/report", String.class);
    }

    @Scheduled(fixedRate = 500)
    public void hands() {
        CompletableFuture.runAsync(() -> rest.getForObject("http://slow/x", String.class)); // BAD tenth_fanout_overlapping_schedule
    }

    private final java.util.concurrent.atomic.AtomicBoolean running = new java.util.concurrent.atomic.AtomicBoolean();
    private final Executor one = Executors.newSingleThreadExecutor();

    @Scheduled(fixedRate = 500)
    public void guarded() {
        if (running.compareAndSet(false, true)) {
            one.execute(() -> { // OK tenth_fanout_overlapping_schedule
                try {
                    rest.getForObject("http://slow/x", String.class);
                } finally {
                    running.set(false);
                }
            });
        }
    }

    @EventListener
    @Async
    public void on(String event) { // BAD tenth_fanout_async_unbounded_executor (debatable)
        mailer.retryFew(event);
    }
}
