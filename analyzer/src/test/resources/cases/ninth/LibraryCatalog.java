package cases.librarycatalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.util.WebUtils;

@ConfigurationProperties("catalog")
class CatalogProperties {
    private int pageSize = 20;
    private List<String> shelves = new ArrayList<>();

    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public List<String> getShelves() {
        return shelves;
    }

    public void setShelves(List<String> shelves) {
        this.shelves = shelves;
    }
}

@ConfigurationProperties("loans")
record LoanProperties(int days, List<String> branches) {}

record Book(String isbn, String title) {}

interface BookTable {
    Book byIsbn(String isbn);

    List<Book> search(String term);
}

@Configuration
@EnableAsync
class CatalogConfig implements AsyncConfigurer {
    @Override
    public Executor getAsyncExecutor() {
        ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
        e.setCorePoolSize(4);
        e.setMaxPoolSize(Integer.MAX_VALUE); // BAD ninth_fanout_task_executor_settings
        e.setQueueCapacity(0);
        e.initialize();
        return e;
    }

    @Bean
    RestTemplate covers(RestTemplateBuilder builder) {
        return builder.setConnectTimeout(Duration.ofSeconds(2)).setReadTimeout(Duration.ofSeconds(4)).build(); // OK ninth_hygiene_client_without_timeout
    }

    @Bean
    RestTemplate reviews() {
        return new RestTemplate(); // BAD ninth_hygiene_client_without_timeout
    }

    @Bean
    RestTemplate prices() {
        SimpleClientHttpRequestFactory f = new SimpleClientHttpRequestFactory();
        f.setConnectTimeout(2000);
        f.setReadTimeout(2000);
        return new RestTemplate(f); // OK ninth_hygiene_client_without_timeout
    }
}

@Controller
class CatalogController {
    private final CatalogProperties properties;
    private final LoanProperties loans;
    private final CatalogService service;
    private final ExecutorService pool;
    private List<Book> lastHits = List.of();

    CatalogController(CatalogProperties properties, LoanProperties loans, CatalogService service, ExecutorService pool) {
        this.properties = properties;
        this.loans = loans;
        this.service = service;
        this.pool = pool;
    }

    @PostMapping("/page")
    @ResponseBody
    String page(@RequestParam int size) {
        properties.setPageSize(size); // BAD ninth_shared_mutable_config_properties
        return "ok";
    }

    @PostMapping("/shelf")
    @ResponseBody
    String shelf(@RequestParam String name) {
        properties.getShelves().add(name); // BAD ninth_shared_mutable_config_properties
        return "ok";
    }

    @GetMapping("/days")
    @ResponseBody
    int days() {
        return loans.days() + properties.getPageSize(); // OK ninth_shared_mutable_config_properties
    }

    @GetMapping("/branches")
    @ResponseBody
    List<String> branches() {
        List<String> copy = new ArrayList<>(loans.branches());
        copy.add("central"); // OK ninth_shared_mutable_config_properties
        return copy;
    }

    @GetMapping("/search")
    String search(@RequestParam String q, Model model) {
        lastHits = service.search(q); // BAD ninth_shared_request_data_in_singleton
        model.addAttribute("hits", lastHits);
        return "hits";
    }

    @GetMapping("/find")
    String find(@RequestParam String q, Model model) {
        List<Book> hits = service.search(q); // OK ninth_shared_request_data_in_singleton
        model.addAttribute("hits", hits);
        return "hits";
    }

    @PostMapping("/mark")
    @ResponseBody
    int mark(HttpSession session, @RequestParam String isbn) {
        Set<String> marked = (Set<String>) session.getAttribute("marked");
        if (marked == null) {
            marked = new HashSet<>();
        }
        marked.add(isbn); // BAD ninth_shared_session_state_race
        session.setAttribute("marked", marked);
        return marked.size();
    }

    @PostMapping("/flag")
    @ResponseBody
    int flag(HttpSession session, @RequestParam String isbn) {
        synchronized (WebUtils.getSessionMutex(session)) {
            Set<String> old = (Set<String>) session.getAttribute("flagged");
            Set<String> next = old == null ? new HashSet<>() : new HashSet<>(old);
            next.add(isbn);
            session.setAttribute("flagged", Set.copyOf(next)); // OK ninth_shared_session_state_race
            return next.size();
        }
    }

    @GetMapping("/export")
    @ResponseBody
    String export(@RequestParam String q) {
        pool.execute(() -> service.export(q, LocaleContextHolder.getLocale())); // BAD ninth_hygiene_context_lost_across_threads
        Locale locale = LocaleContextHolder.getLocale();
        pool.execute(() -> service.export(q, locale)); // OK ninth_hygiene_context_lost_across_threads
        CompletableFuture.runAsync(() -> service.trace(
                RequestContextHolder.currentRequestAttributes().getSessionId()), pool) // BAD ninth_hygiene_context_lost_across_threads
                .exceptionally(e -> null);
        return "queued";
    }
}

@Service
class CatalogService {
    private final BookTable table;
    private final Cache<String, Book> books = Caffeine.newBuilder().build(); // BAD ninth_fanout_unbounded_cache
    private final Cache<String, List<Book>> hits = Caffeine.newBuilder()
            .maximumSize(1_000).expireAfterWrite(Duration.ofMinutes(5)).build(); // OK ninth_fanout_unbounded_cache
    private final Map<String, List<Book>> byTerm = new ConcurrentHashMap<>();
    private final RestTemplate covers;
    private Book featured;
    private volatile Book spotlight;

    CatalogService(BookTable table, RestTemplate covers) {
        this.table = table;
        this.covers = covers;
    }

    Book book(String isbn) {
        return books.get(isbn, table::byIsbn);
    }

    List<Book> search(String term) {
        return byTerm.computeIfAbsent(term, table::search); // BAD ninth_fanout_unbounded_cache
    }

    List<Book> lookup(String term) {
        return hits.get(term, table::search); // OK ninth_fanout_unbounded_cache
    }

    Book featured() {
        if (featured == null) {
            featured = table.byIsbn("featured"); // BAD ninth_shared_unsynchronized_lazy_init
        }
        return featured;
    }

    @Async
    public void spotlight(String isbn) {
        spotlight = table.byIsbn(isbn); // OK ninth_shared_mutable_application_scoped_state
    }

    void export(String q, Locale locale) {
        System.out.println(q + locale + spotlight);
    }

    void trace(String session) {
        System.out.println(session);
    }

    byte[] cover(String isbn) {
        return new RestTemplate().getForObject("https://covers.example/" + isbn, byte[].class); // BAD ninth_fanout_client_per_call
    }

    byte[] jacket(String isbn) {
        return covers.getForObject("https://covers.example/" + isbn, byte[].class); // OK ninth_fanout_client_per_call
    }

    List<byte[]> jackets(List<String> isbns) {
        return isbns.parallelStream().map(this::jacket).toList(); // BAD ninth_fanout_blocking_in_parallel_stream
    }

    @Async
    public int size(String term) { // BAD ninth_hygiene_async_return_type
        return search(term).size();
    }

    @Async
    public Future<Integer> weigh(String term) { // OK ninth_hygiene_async_return_type
        return CompletableFuture.completedFuture(search(term).size());
    }
}
