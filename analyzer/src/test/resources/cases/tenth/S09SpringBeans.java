package tenth.s09;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.annotation.ApplicationScope;
import org.springframework.web.context.annotation.RequestScope;
import org.springframework.web.context.annotation.SessionScope;

record User(String name, long id) { }

interface Users {
    User find(String name);
}

@RestController
class UserController {
    private final Users users;
    private User current;
    private String lastQuery;
    private int hits;
    private final AtomicLong counted = new AtomicLong();
    private final List<String> queries = new ArrayList<>();
    private final Map<String, User> cache = new HashMap<>();
    private final Map<String, User> concurrent = new ConcurrentHashMap<>();
    @Value("${limit}")
    private int limit; // OK tenth_shared_singleton_request_state
    @Autowired
    private Users second; // OK tenth_shared_singleton_request_state

    UserController(Users users) {
        this.users = users;
    }

    @GetMapping("/u")
    String user(@RequestParam String name) {
        current = users.find(name); // BAD tenth_shared_singleton_request_state
        return render();
    }

    private String render() {
        return current == null ? "" : current.name();
    }

    @GetMapping("/l")
    String local(@RequestParam String name) {
        User u = users.find(name); // OK tenth_shared_singleton_request_state
        return u.name() + limit + second;
    }

    @GetMapping("/q")
    String query(@RequestParam String q) {
        this.lastQuery = q; // BAD tenth_shared_singleton_request_state
        hits++; // BAD tenth_shared_nonatomic_increment
        counted.incrementAndGet(); // OK tenth_shared_nonatomic_increment
        queries.add(q); // BAD tenth_shared_unsync_container_write
        return lastQuery;
    }

    @GetMapping("/c")
    User cached(@RequestParam String name) {
        return cache.computeIfAbsent(name, users::find); // BAD tenth_shared_unsync_container_write
    }

    @GetMapping("/d")
    User concurrent(@RequestParam String name) {
        return concurrent.computeIfAbsent(name, users::find); // OK tenth_shared_unsync_container_write
    }

    @PostMapping("/s")
    void session(HttpSession s) {
        Integer n = (Integer) s.getAttribute("n");
        s.setAttribute("n", n == null ? 1 : n + 1); // BAD tenth_shared_session_read_modify_write
    }

    @PostMapping("/t")
    void sessionLocked(HttpSession s) {
        synchronized (org.springframework.web.util.WebUtils.getSessionMutex(s)) {
            Integer n = (Integer) s.getAttribute("n");
            s.setAttribute("n", n == null ? 1 : n + 1); // OK tenth_shared_session_read_modify_write
        }
    }

    @PostMapping("/w")
    void put(HttpSession s) {
        s.setAttribute("cart", new ArrayList<String>()); // BAD tenth_shared_mutable_session_attribute (debatable)
    }

    @PostMapping("/x")
    void putImmutable(HttpSession s) {
        s.setAttribute("name", "x"); // OK tenth_shared_mutable_session_attribute
    }
}

@Controller
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class PrototypeController {
    private String q;

    @GetMapping("/p")
    String p(@RequestParam String x) {
        q = x; // OK tenth_shared_singleton_request_state (debatable)
        return q;
    }
}

@Component
@RequestScope
class RequestData {
    private String tenant;

    void setTenant(String t) {
        tenant = t; // OK tenth_shared_scoped_mutable
    }

    String tenant() {
        return tenant;
    }
}

@Component
@SessionScope
class Cart {
    private final List<String> items = new ArrayList<>();
    private final List<String> safe = java.util.Collections.synchronizedList(new ArrayList<>());

    void add(String s) {
        items.add(s); // BAD tenth_shared_scoped_mutable
        safe.add(s); // OK tenth_shared_scoped_mutable
    }

    List<String> items() {
        return List.copyOf(items);
    }
}

@Component
@ApplicationScope
class Stats {
    private long total;
    private final AtomicLong atomicTotal = new AtomicLong();

    void add(long n) {
        total += n; // BAD tenth_shared_scoped_mutable
        atomicTotal.addAndGet(n); // OK tenth_shared_scoped_mutable
    }

    long total() {
        return total;
    }
}

@Component
@Scope("prototype")
class Worker {
    private String job;

    void run(String j) {
        job = j; // OK tenth_shared_singleton_request_state
        System.out.println(job);
    }
}

@Service
class UsesPrototype {
    private final Worker worker; // BAD tenth_shared_prototype_in_singleton

    private final ObjectProvider<Worker> workers; // OK tenth_shared_prototype_in_singleton

    UsesPrototype(Worker worker, ObjectProvider<Worker> workers) {
        this.worker = worker;
        this.workers = workers;
    }

    void a(String j) {
        worker.run(j);
    }

    void b(String j) {
        workers.getObject().run(j);
    }
}

@Component
@Scope(value = "request", proxyMode = ScopedProxyMode.NO)
class NoProxy {
    String v;
}

@Service
class HoldsRequestScoped {
    private HttpServletRequest saved;
    @Autowired
    private HttpServletRequest proxy; // OK tenth_shared_request_held_in_singleton

    void save(HttpServletRequest r) {
        saved = r; // BAD tenth_shared_request_held_in_singleton
    }

    String q() {
        return saved == null ? proxy.getQueryString() : saved.getQueryString();
    }
}

@ConfigurationProperties("app")
class AppProps {
    private int max;

    public int getMax() {
        return max;
    }

    public void setMax(int m) {
        max = m; // OK tenth_shared_mutable_config
    }
}

@RestController
class AdminController {
    private final AppProps props;
    private int batch = 10;
    private volatile int page = 10;

    AdminController(AppProps props) {
        this.props = props;
    }

    @PostMapping("/max")
    void max(@RequestParam int m) {
        props.setMax(m); // BAD tenth_shared_mutable_config
    }

    @PostMapping("/batch")
    void batch(@RequestParam int b) {
        batch = b; // BAD tenth_shared_mutable_config
    }

    @PostMapping("/page")
    void page(@RequestParam int p) {
        page = p; // OK tenth_shared_mutable_config
    }

    @GetMapping("/all")
    String all() {
        return batch + " " + page + " " + props.getMax();
    }
}

@Component
class Listeners {
    private int events;
    private String last;
    private final List<String> log = new ArrayList<>();
    private final AtomicLong ok = new AtomicLong();
    private volatile String latest;

    @EventListener
    @Async
    public void on(String e) {
        events++; // BAD tenth_shared_listener_state
        latest = e; // OK tenth_shared_listener_state
    }

    @KafkaListener(topics = "t", concurrency = "4")
    public void kafka(String m) {
        log.add(m); // BAD tenth_shared_listener_state
        ok.incrementAndGet(); // OK tenth_shared_listener_state
    }

    @KafkaListener(topics = "u")
    public void local(String m) {
        List<String> parts = new ArrayList<>();
        parts.add(m); // OK tenth_shared_listener_state
        System.out.println(parts);
    }

    @Async
    public void async(String m) {
        last = m; // BAD tenth_shared_async_state
        System.out.println(last);
    }

    @Async
    public void asyncLocal(String m) {
        String l = m.trim(); // OK tenth_shared_async_state
        System.out.println(l);
    }

    public String describe() {
        return events + last + log.size() + latest;
    }
}

@Component
class Refresher {
    private Map<String, String> rates = new HashMap<>();
    private volatile Map<String, String> snapshot = Map.of();
    private int runs;
    private boolean healthy;
    private volatile boolean ready;

    @Scheduled(fixedDelay = 1000)
    public void refresh() {
        rates.clear(); // BAD tenth_shared_scheduled_state
        rates.put("a", "b");
        snapshot = Map.copyOf(rates); // OK tenth_shared_scheduled_state
    }

    @Scheduled(fixedDelay = 1000)
    public void replace() {
        Map<String, String> n = new HashMap<>();
        n.put("a", "b"); // OK tenth_shared_scheduled_state
        rates = n; // BAD tenth_shared_scheduled_state
    }

    @Scheduled(fixedRate = 500)
    public void probe() {
        healthy = true; // BAD tenth_shared_scheduled_state
        ready = true; // OK tenth_shared_scheduled_state
        runs++; // BAD tenth_shared_scheduled_state
    }

    public String rate(String k) {
        return rates.get(k) + snapshot.get(k) + healthy + ready + runs;
    }
}
