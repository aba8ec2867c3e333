import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Orders {
    private String lastCustomer; // BAD SingletonField
    private final AtomicInteger served = new AtomicInteger(); // OK SingletonField
    private String currency; // OK SingletonField

    Orders() {
        currency = "EUR";
    }

    @GetMapping("/orders")
    String list(String customer) {
        lastCustomer = customer;
        served.incrementAndGet();
        return currency + lastCustomer;
    }
}

class Shop extends HttpServlet {
    private HttpServletRequest current; // BAD SingletonField
    private int hits; // BAD SingletonField
    private String home; // OK SingletonField

    @Override
    public void init() {
        home = "/home";
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        current = request;
        hits++;
        response.sendRedirect(home);
    }
}

class Audit implements Filter {
    private String user; // BAD SingletonField

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        user = request.getRemoteHost();
        chain.doFilter(request, response);
        System.out.println(user);
    }
}

enum Level {
    LOW,
    HIGH;

    private int uses; // BAD MutableEnum
    private final int weight = 3; // OK MutableEnum

    void use() {
        uses++;
    }
}

enum Mode {
    FAST,
    SLOW;

    public String label = "x"; // BAD MutableEnum
    public final String text = "y"; // OK MutableEnum

    static void name(String given) {
        FAST.label = given;
    }
}

class Last {
    static String seen = ""; // BAD StaticField

    @GetMapping("/last")
    String last(String name) {
        seen = name;
        return seen;
    }
}

class Counter {
    private static int total; // BAD StaticField
    private static final int LIMIT = 3; // OK StaticField
    private static volatile boolean open; // OK StaticField

    @GetMapping("/count")
    int count() {
        total += 1;
        open = true;
        return total + LIMIT;
    }
}

class Session {
    private static Session last; // BAD StaticByInstance
    private static int made; // BAD StaticByInstance
    private static final AtomicInteger SAFE = new AtomicInteger(); // OK StaticByInstance
    private int own; // OK StaticByInstance

    Session() {
        made++;
        SAFE.incrementAndGet();
    }

    void use() {
        last = this;
        own++;
    }
}

@org.springframework.stereotype.Component
class Listeners {
    private String seen; // BAD ListenerState
    private int runs; // BAD ListenerState
    private final java.util.Map<String, String> safe = new java.util.concurrent.ConcurrentHashMap<>(); // OK ListenerState
    private String prefix = "x"; // OK ListenerState

    @EventListener
    public void on(String event) {
        seen = prefix + event;
        safe.put(event, seen);
    }

    @Async
    public void work() {
        runs++;
        System.out.println(runs + seen);
    }
}
