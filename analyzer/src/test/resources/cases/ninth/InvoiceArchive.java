package cases.invoicearchive;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutorService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

record Invoice(long id, String customer, long cents) {}

interface InvoiceTable {
    Invoice load(long id);

    void save(Invoice invoice);

    List<Invoice> open();
}

@ConfigurationProperties("archive")
class ArchiveSettings {
    private int batch = 100;

    public int getBatch() {
        return batch;
    }

    public void setBatch(int batch) {
        this.batch = batch;
    }
}

@Configuration
@EnableAsync
class ArchiveConfig implements WebMvcConfigurer {
    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
        configurer.setTaskExecutor(new SimpleAsyncTaskExecutor()); // BAD ninth_fanout_async_executor_without_limit
    }

    @Bean
    AsyncTaskExecutor archiveExecutor() {
        return new ConcurrentTaskExecutor(Executors.newCachedThreadPool()); // BAD ninth_fanout_unbounded_pool
    }

    @Bean
    AsyncTaskExecutor reportExecutor() {
        return new ConcurrentTaskExecutor(Executors.newFixedThreadPool(6)); // OK ninth_fanout_async_executor_without_limit
    }

    @Bean
    ThreadPoolTaskExecutor scanExecutor() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
        e.setCorePoolSize(8);
        e.setQueueCapacity(Integer.MAX_VALUE); // BAD ninth_fanout_task_executor_settings
        return e;
    }

    @Bean
    ThreadPoolTaskExecutor stampExecutor() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
        e.setCorePoolSize(8);
        e.setMaxPoolSize(8); // OK ninth_fanout_task_executor_settings
        e.setQueueCapacity(200);
        e.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardOldestPolicy()); // BAD ninth_fanout_silent_rejection
        return e;
    }
}

@Service
class InvoiceArchive implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(InvoiceArchive.class);

    private final InvoiceTable table;
    private final RestTemplate rest;
    private final InvoiceIndex index;
    private final TransactionTemplate tx;
    private final ArchiveSettings settings;
    private final ExecutorService pool = Executors.newFixedThreadPool(4); // OK ninth_hygiene_executor_not_shut_down
    private final ExecutorService secured = new DelegatingSecurityContextExecutorService(pool);
    private final ScheduledExecutorService cleaner = Executors.newSingleThreadScheduledExecutor(); // BAD ninth_hygiene_executor_not_shut_down
    private static String lastCustomer;

    InvoiceArchive(InvoiceTable table, RestTemplate rest, InvoiceIndex index, PlatformTransactionManager manager,
                   ArchiveSettings settings) {
        this.table = table;
        this.rest = rest;
        this.index = index;
        this.settings = settings;
        this.tx = new TransactionTemplate(manager);
        this.tx.setTimeout(10);
    }

    @Transactional
    public void archive(long id) {
        Invoice i = table.load(id);
        String stamp = rest.getForObject("https://stamp.example/{id}", String.class, id); // BAD ninth_hygiene_remote_call_in_transaction
        table.save(new Invoice(i.id(), stamp, i.cents()));
    }

    public void store(long id) {
        String stamp = rest.getForObject("https://stamp.example/{id}", String.class, id); // OK ninth_hygiene_remote_call_in_transaction
        tx.executeWithoutResult(s -> {
            Invoice i = table.load(id);
            table.save(new Invoice(i.id(), stamp, i.cents()));
        });
    }

    @Transactional
    public void seal(List<Long> ids) throws Exception {
        List<Callable<Void>> jobs = new ArrayList<>();
        for (Long id : ids) {
            jobs.add(() -> {
                table.save(table.load(id)); // BAD ninth_hygiene_transaction_across_threads
                return null;
            });
        }
        pool.invokeAll(jobs, 30, TimeUnit.SECONDS);
    }

    public void unseal(List<Long> ids) {
        ids.forEach(id -> pool.execute(() ->
                tx.executeWithoutResult(s -> table.save(table.load(id))))); // OK ninth_hygiene_transaction_across_threads
    }

    @Scheduled(cron = "0 0 3 * * *")
    public void nightly() {
        for (Invoice i : table.open()) {
            archive(i.id()); // BAD ninth_hygiene_proxy_self_invocation
        }
    }

    @Scheduled(cron = "0 0 4 * * *")
    public void reindex() {
        for (Invoice i : table.open()) {
            index.refresh(i.id()); // OK ninth_hygiene_proxy_self_invocation
        }
    }

    @Cacheable("totals")
    long total(String customer) { // BAD ninth_hygiene_proxy_method_not_overridable ?
        return table.open().stream().filter(i -> i.customer().equals(customer)).mapToLong(Invoice::cents).sum();
    }

    @Cacheable("counts")
    public long count(String customer) { // OK ninth_hygiene_proxy_method_not_overridable
        return table.open().stream().filter(i -> i.customer().equals(customer)).count();
    }

    @Async("archiveExecutor")
    public static void note(String text) { // BAD ninth_hygiene_proxy_method_not_overridable
        log.info(text);
    }

    public void sign(long id) {
        pool.execute(() -> {
            String user = SecurityContextHolder.getContext().getAuthentication().getName(); // BAD ninth_hygiene_context_lost_across_threads
            log.info("{} signed by {}", id, user);
        });
        secured.execute(() -> {
            String user = SecurityContextHolder.getContext().getAuthentication().getName(); // OK ninth_hygiene_context_lost_across_threads
            log.info("{} countersigned by {}", id, user);
        });
    }

    @EventListener
    public void opened(Invoice invoice) {
        lastCustomer = invoice.customer(); // BAD ninth_shared_static_written_from_instance
        MDC.put("invoice", String.valueOf(invoice.id())); // BAD ninth_hygiene_thread_local_not_removed
        log.info("opened by {}", lastCustomer);
    }

    @EventListener
    public void closed(Long id) {
        try (MDC.MDCCloseable ignored = MDC.putCloseable("invoice", String.valueOf(id))) { // OK ninth_hygiene_thread_local_not_removed
            log.info("closed");
        }
    }

    public void resize(int batch) {
        settings.setBatch(batch); // BAD ninth_shared_mutable_config_properties
        cleaner.schedule(() -> index.refresh(1L), 1, TimeUnit.HOURS);
    }

    public int half() {
        int batch = settings.getBatch() / 2; // OK ninth_shared_mutable_config_properties
        return Math.max(1, batch);
    }

    CompletableFuture<String> fetch(long id) {
        return CompletableFuture.supplyAsync(() -> rest.getForObject("https://pdf.example/{id}", String.class, id)); // BAD ninth_fanout_blocking_on_common_pool_async
    }

    void remind(long id) {
        CompletableFuture.runAsync(() -> rest.delete("https://remind.example/{id}", id), pool); // BAD ninth_hygiene_async_failure_unobserved
    }

    void recall(long id) {
        CompletableFuture.runAsync(() -> rest.delete("https://remind.example/{id}", id), pool) // OK ninth_hygiene_async_failure_unobserved
                .whenComplete((v, e) -> {
                    if (e != null) {
                        log.warn("recall {}", id, e);
                    }
                });
    }

    void prime(long id) {
        Thread starter = new Thread(() -> index.refresh(id));
        starter.run(); // BAD ninth_hygiene_thread_run_called
    }

    @Override
    public void destroy() {
        pool.shutdown();
    }
}

@Service
class InvoiceIndex {
    private final InvoiceTable table;
    private final Map<Long, Invoice> byId = new ConcurrentHashMap<>();
    private Map<String, Long> sums = new HashMap<>();
    private final Map<String, Long> limits;

    InvoiceIndex(InvoiceTable table) {
        this.table = table;
        Map<String, Long> m = new HashMap<>();
        m.put("default", Duration.ofDays(30).toMillis());
        this.limits = Collections.unmodifiableMap(m); // OK ninth_shared_plain_collection_in_singleton
    }

    @Async("reportExecutor")
    public void refresh(long id) {
        Invoice i = table.load(id);
        byId.put(id, i); // OK ninth_shared_plain_collection_in_singleton
        sums.merge(i.customer(), i.cents(), Long::sum); // BAD ninth_shared_plain_collection_in_singleton
    }

    @Async("reportExecutor")
    public long audit(String customer) { // BAD ninth_hygiene_async_return_type
        return sums.getOrDefault(customer, limits.get("default"));
    }

    @Async("reportExecutor")
    @CacheEvict(cacheNames = "totals", allEntries = true)
    public void evict() { // OK ninth_hygiene_async_return_type
        byId.clear();
    }

    @PreDestroy
    void close() {
        byId.clear();
    }
}
