import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

class Exposed {
    public static int limit = 3; // BAD PublicStatic
    public static final List<String> NAMES = new ArrayList<>(); // BAD PublicStatic
    public static final Map<String, String> CODES = new HashMap<>(); // BAD PublicStatic
    public static final int MOST = 3; // OK PublicStatic
    public static final List<String> FIXED = List.of("a"); // OK PublicStatic

    static void use() {
        limit++;
        NAMES.add("x");
        CODES.put("a", "b");
    }
}

@Service
class Rates {
    private final List<String> currencies = new ArrayList<>();
    private final String[] codes = new String[3];
    private final List<String> safe = new ArrayList<>();

    public synchronized void add(String currency) {
        currencies.add(currency);
        codes[0] = currency;
        safe.add(currency);
    }

    public synchronized List<String> currencies() { // BAD ExposedState
        return currencies;
    }

    public synchronized String[] codes() { // BAD ExposedState
        return codes;
    }

    public synchronized List<String> view() { // OK ExposedState
        return List.copyOf(safe);
    }

    public synchronized String[] copy() { // OK ExposedState
        return codes.clone();
    }
}

class Gathers {
    List<String> parallel(List<String> names) {
        List<String> found = new ArrayList<>();
        names.parallelStream().forEach(name -> found.add(name)); // BAD ParallelMutation
        return found;
    }

    Map<String, Integer> tasks(List<String> names, ExecutorService pool) {
        Map<String, Integer> sizes = new HashMap<>();
        for (String name : names) {
            pool.submit(() -> sizes.put(name, name.length())); // BAD ParallelMutation
        }
        return sizes;
    }

    List<String> collected(List<String> names) {
        return names.parallelStream().map(String::trim).collect(Collectors.toList()); // OK ParallelMutation
    }

    void safe(List<String> names) {
        ConcurrentLinkedQueue<String> found = new ConcurrentLinkedQueue<>();
        names.parallelStream().forEach(found::add); // OK ParallelMutation
    }

    void sequential(List<String> names) {
        List<String> found = new ArrayList<>();
        names.forEach(name -> found.add(name)); // OK ParallelMutation
    }
}

class Cart {
    private final List<String> items = new ArrayList<>();

    List<String> items() {
        return items;
    }
}

class Sessions {
    void put(HttpServletRequest request, String item) {
        Cart cart = (Cart) request.getSession().getAttribute("cart");
        cart.items().add(item); // BAD SessionState
    }

    void count(HttpSession session) {
        Integer n = (Integer) session.getAttribute("n");
        session.setAttribute("n", n + 1); // BAD SessionState
    }

    void put(HttpSession session, String name) {
        session.setAttribute("name", name); // OK SessionState
    }

    void local(String item) {
        Cart cart = new Cart();
        cart.items().add(item); // OK SessionState
    }
}

@Component
class Users {
    private HttpServletRequest request; // BAD RequestData
    private HttpSession session; // BAD RequestData

    public void begin(HttpServletRequest given) {
        request = given;
        session = given.getSession();
    }

    public String name(HttpServletRequest given) { // OK RequestData
        return given.getRemoteUser(); // OK RequestData
    }
}

@ConfigurationProperties("shop")
class ShopProperties {
    private int limit; // OK MutableProperties
    private String name; // OK MutableProperties

    public int getLimit() {
        return limit;
    }

    public void setLimit(int limit) {
        this.limit = limit;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}

@org.springframework.web.bind.annotation.RestController
class Changes {
    private final ShopProperties properties;

    Changes(ShopProperties properties) {
        this.properties = properties;
    }

    @org.springframework.web.bind.annotation.PostMapping("/limit")
    void limit(int limit) {
        properties.setLimit(limit); // BAD MutableProperties
    }

    @org.springframework.web.bind.annotation.PostMapping("/name")
    void name(String name) {
        properties.setName(name); // BAD MutableProperties
    }

    @org.springframework.web.bind.annotation.GetMapping("/limit")
    int limit() {
        return properties.getLimit(); // OK MutableProperties
    }
}
