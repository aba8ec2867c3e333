package t;
import java.util.*;
import java.util.concurrent.*;
import org.springframework.scheduling.annotation.*;
import org.springframework.stereotype.*;
import org.springframework.transaction.annotation.*;
import org.springframework.cache.annotation.*;
import org.springframework.retry.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.beans.factory.annotation.*;
import org.springframework.context.annotation.*;
import jakarta.annotation.PostConstruct;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;

@Service
class Proxies {
  private final RestTemplate rest = new RestTemplate();
  @Autowired JdbcTemplate jdbc;
  @Autowired @Lazy Proxies self;
  @Autowired Helper helper;
  void callsAsync() { mail("x"); } // BAD selfcall
  void callsAsyncRight() { self.mail("x"); } // OK selfcall
  void callsOther() { helper.mail("x"); } // OK selfcall
  @Async("mailPool") public void mail(String s) { }
  public void imports(List<String> rows) { for (String r : rows) this.saveRow(r); } // BAD selfcall
  @Transactional(propagation = Propagation.REQUIRES_NEW) public void saveRow(String r) { jdbc.update("insert"); }
  public String cachedTwice() { return price("a") + price("b"); } // BAD selfcall
  @Cacheable("p") public String price(String k) { return k; }
  public void lambdaSelf(List<String> rows) { rows.forEach(this::again); } // BAD selfcall
  @Retryable public void again(String r) { }
  @Async private void hidden() { } // BAD proxied
  @Transactional final void fixed() { jdbc.update("x"); } // BAD proxied
  @Transactional public void open() { jdbc.update("x"); } // OK proxied
  @Async("mailPool") public String wrong() { return "x"; } // BAD asyncreturn
  @Async("mailPool") public CompletableFuture<String> right() { return CompletableFuture.completedFuture("x"); } // OK asyncreturn
  @Async("mailPool") public void nothing() { } // OK asyncreturn
  @Async public void defaultExecutor() { } // BAD defaultexecutor
  @PostConstruct @Async("mailPool") public void init() { } // BAD asyncmisplaced
  @Transactional public void remote(String u) {
    jdbc.update("x");
    rest.getForObject(u, String.class); // BAD remotetx
  }
  public void remoteOutside(String u) {
    rest.getForObject(u, String.class); // OK remotetx
    self.open();
  }
  @Transactional public CompletableFuture<Integer> asyncTx() {
    return CompletableFuture.supplyAsync(() -> jdbc.update("y"), helper.pool); // BAD txfuture
  }
  public void loop(List<Long> ids) {
    for (Long id : ids) jdbc.queryForList("select * from t where id=?", id); // BAD loopcall
  }
  public void batch(List<Object[]> ids) { jdbc.batchUpdate("insert into t values(?)", ids); } // OK loopcall
  public void remoteLoop(List<String> us) {
    us.forEach(u -> rest.getForObject(u, String.class)); // BAD loopcall
  }
  public void constant() { for (int i = 0; i < 2; i++) log(i); } // OK loopcall
  void log(int i) { }
  @Scheduled(fixedRate = 1000) public void overlaps(String s) { } // BAD scheduledparam
  @Scheduled(fixedDelay = 1000) public void fine() { } // OK scheduledparam
  void mdc() {
    MDC.put("id", "1");
    helper.pool.execute(() -> System.out.println(MDC.get("id"))); // BAD contextlost
    MDC.remove("id");
  }
  void security() {
    CompletableFuture.runAsync(() -> System.out.println(SecurityContextHolder.getContext().getAuthentication().getName()), helper.pool).exceptionally(e -> null); // BAD contextlost
  }
  void securityTaken() {
    String name = SecurityContextHolder.getContext().getAuthentication().getName(); // OK contextlost
    helper.pool.execute(() -> System.out.println(name));
  }
  void mdcNever(String id) { MDC.put("order", id); work(); } // BAD mdcclear
  void mdcCloses(String id) { try (MDC.MDCCloseable c = MDC.putCloseable("order", id)) { work(); } } // OK mdcclear
  void work() { }
  @Retryable(maxAttempts = 9) public void retryNoBackoff() { rest.getForObject("x", String.class); } // BAD retry
  @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 100, multiplier = 2, random = true)) public void retryBackoff() { rest.getForObject("x", String.class); } // OK retry
}
@Service class Helper {
  final ExecutorService pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(9));
  @Async("mailPool") public void mail(String s) { }
}
@Component class Retries {
  private final RestTemplate rest = new RestTemplate();
  String forever() {
    while (true) {
      try { return rest.getForObject("http://x", String.class); } catch (RuntimeException e) { } // BAD retry
    }
  }
  String counted() {
    for (int i = 0; i < 5; i++) {
      try { return rest.getForObject("http://x", String.class); } catch (RuntimeException e) { System.err.println(e); } // BAD retry
    }
    throw new IllegalStateException();
  }
  String backs() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      try { return rest.getForObject("http://x", String.class); } // OK retry
      catch (RuntimeException e) { Thread.sleep((1L << i) * 100 + ThreadLocalRandom.current().nextInt(50)); }
    }
    throw new IllegalStateException();
  }
  String fallback(List<String> hosts) {
    for (String h : hosts) {
      try { return rest.getForObject(h, String.class); } catch (RuntimeException e) { System.err.println(h); } // OK retry
    }
    throw new IllegalStateException();
  }
}
class Caches {
  private static final Map<String, String> CACHE = new ConcurrentHashMap<>(); // BAD cache
  private static final Map<String, String> LIMITED = Collections.synchronizedMap(new LinkedHashMap<>() { // OK cache
    @Override protected boolean removeEldestEntry(Map.Entry<String, String> e) { return size() > 100; }
  });
  static final Map<String, String> CONSTANTS = Map.of("a", "b"); // OK cache
  String find(String k) { return CACHE.computeIfAbsent(k, x -> x.trim()); }
  String limited(String k) { return LIMITED.computeIfAbsent(k, x -> x.trim()); }
  com.github.benmanes.caffeine.cache.Cache<String, String> open = com.github.benmanes.caffeine.cache.Caffeine.newBuilder().build(); // BAD cache
  com.github.benmanes.caffeine.cache.Cache<String, String> sized = com.github.benmanes.caffeine.cache.Caffeine.newBuilder().maximumSize(100).build(); // OK cache
}
