import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import okhttp3.OkHttpClient;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.annotation.*;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.scheduling.annotation.*;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.*;
import org.springframework.transaction.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;

class Item {
    Long id;
}

interface Items extends JpaRepository<Item, Long> {
}

@Service
class ItemService {
    private final Items items;
    private final RestTemplate rest;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    ItemService(Items items, RestTemplate rest) {
        this.items = items;
        this.rest = rest;
    }

    @Transactional
    public void save(Item item) {
        items.save(item);
    }

    public void saveAll(List<Item> all) {
        all.forEach(this::save); // BAD selfcall
        for (Item item : all) {
            this.save(item); // BAD selfcall
        }
    }

    @Async
    public void mail(String to) {
        rest.postForObject("http://mail", to, String.class);
    }

    public void mailAll(String... to) {
        for (String one : to) {
            mail(one); // BAD selfcall
        }
    }

    @Cacheable("names")
    public String name(Long id) {
        return rest.getForObject("http://names/" + id, String.class);
    }

    public String shortName(Long id) {
        return name(id).substring(0, 1); // BAD selfcall
    }

    @Transactional
    private void hidden(Item item) { // BAD proxied
        items.save(item);
    }

    @Async
    public final void last(String to) { // BAD proxied
        rest.postForObject("http://mail", to, String.class);
    }

    @Async
    public String value() { // BAD asyncreturn
        return "x";
    }

    @Async
    public Future<String> future() { // OK asyncreturn
        return CompletableFuture.completedFuture("x");
    }

    @Transactional
    public void paid(Item item) {
        items.save(item);
        rest.postForObject("http://pay", item, String.class); // BAD remotetx
    }

    @Transactional(readOnly = true)
    public String read(Long id) {
        return items.findById(id).map(i -> rest.getForObject("http://r", String.class)).orElse(""); // BAD remotetx
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void outside(Item item) {
        rest.postForObject("http://pay", item, String.class); // OK remotetx
    }

    @Transactional
    public void helper(Item item) {
        items.save(item);
        notifyPartner(item); // BAD remotetx
    }

    private void notifyPartner(Item item) {
        rest.put("http://partner", item);
    }

    @Transactional
    public CompletableFuture<Item> later(Item item) { // BAD txfuture
        return CompletableFuture.supplyAsync(() -> items.save(item), pool);
    }

    @Transactional
    public void forked(Item item) {
        pool.submit(() -> items.save(item)); // BAD txfuture
    }

    @Transactional
    public Item plain(Item item) { // OK txfuture
        return items.save(item);
    }

    @Scheduled(cron = "0 0 * * * *")
    public void job(String name) { // BAD scheduledparam
        name.trim();
    }

    @Scheduled(fixedRate = 1000)
    public void tick() { // OK scheduledparam
        items.count();
    }
}

@Configuration
class Config {
    @Async
    @PostConstruct
    public void warm() { // BAD asyncmisplaced
        System.out.println("warm");
    }

    @Bean
    RestTemplate rest() {
        return new RestTemplate(); // BAD clienttimeout
    }

    @Bean
    RestTemplate limited(RestTemplateBuilder builder) {
        return builder.setConnectTimeout(Duration.ofSeconds(1)).setReadTimeout(Duration.ofSeconds(2)).build(); // OK clienttimeout
    }

    @Bean
    RestTemplate byFactory() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(1000);
        factory.setReadTimeout(1000);
        return new RestTemplate(factory); // OK clienttimeout
    }

    @Bean
    CloseableHttpClient apache() {
        return HttpClients.createDefault(); // BAD clienttimeout
    }

    @Bean
    OkHttpClient ok() {
        return new OkHttpClient.Builder().readTimeout(Duration.ZERO).build(); // BAD clienttimeout
    }

    @Bean
    OkHttpClient okDefault() {
        return new OkHttpClient(); // OK clienttimeout
    }

    @Bean
    java.net.http.HttpClient jdk() {
        return java.net.http.HttpClient.newHttpClient(); // BAD clienttimeout
    }

    @Bean
    ThreadPoolTaskExecutor tasks() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor(); // BAD unboundedqueue
        executor.setCorePoolSize(4);
        return executor;
    }

    @Bean
    ThreadPoolTaskExecutor boundedTasks() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor(); // OK unboundedqueue
        executor.setCorePoolSize(4);
        executor.setMaxPoolSize(8);
        executor.setQueueCapacity(50);
        return executor;
    }
}
