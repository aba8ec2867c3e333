package cases.saloncontrollers;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.annotation.RequestScope;

@RestController
public class SalonControllers {

    private String currentGuest;
    private int visits;
    private volatile int bookings;
    private final AtomicLong served = new AtomicLong();
    private final LongAdder tips = new LongAdder();
    private Map<String, Integer> prices = new HashMap<>();
    private final Map<String, Integer> stylists = new ConcurrentHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private long total;
    private volatile String motto = "";

    @GetMapping("/guest/{name}")
    public String guest(@PathVariable String name) {
        currentGuest = name; // BAD eighth_shared_request_field
        return greet();
    }

    private String greet() {
        return "hello " + currentGuest;
    }

    @GetMapping("/visitor/{name}")
    public String visitor(@PathVariable String name) {
        String current = name; // OK eighth_shared_request_field
        visits++; // BAD eighth_shared_lost_update
        bookings++; // BAD eighth_shared_lost_update
        served.incrementAndGet(); // OK eighth_shared_lost_update
        tips.increment(); // OK eighth_shared_lost_update
        return "hello " + current;
    }

    @PostMapping("/sum/{n}")
    public long sum(@PathVariable int n) {
        total += n; // BAD eighth_shared_lost_update
        return served.addAndGet(n); // OK eighth_shared_lost_update
    }

    @PostMapping("/reset/{n}")
    public void reset(@PathVariable int n) {
        served.set(served.get() + n); // BAD eighth_shared_lost_update
        synchronized (log) {
            log.add("reset"); // OK eighth_shared_plain_collection
        }
    }

    @PostMapping("/price/{what}/{n}")
    public void price(@PathVariable String what, @PathVariable int n) {
        prices.put(what, n); // BAD eighth_shared_plain_collection
        stylists.put(what, n); // OK eighth_shared_plain_collection
        notices.add(what); // OK eighth_shared_plain_collection
        motto = what; // OK eighth_shared_request_field
    }

    @GetMapping("/price/{what}")
    public Integer priceOf(@PathVariable String what) {
        return prices.get(what);
    }

    @GetMapping("/motto")
    public String motto() {
        return motto;
    }

    @GetMapping("/log")
    public int logSize() {
        synchronized (log) {
            return log.size();
        }
    }
}

@Service
class ReceiptService {

    private static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd");
    private static final SimpleDateFormat YEAR = new SimpleDateFormat("yyyy");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final ThreadLocal<SimpleDateFormat> LOCAL = ThreadLocal.withInitial(() -> new SimpleDateFormat("yyyy"));
    private static final Pattern CODE = Pattern.compile("[A-Z]+");
    private static final NumberFormat MONEY = new DecimalFormat("#.00");
    private final Calendar calendar = Calendar.getInstance();
    private final Matcher matcher = CODE.matcher("");
    private final StringBuilder text = new StringBuilder();
    private final StringBuffer journal = new StringBuffer();

    String stamp(Date d) {
        return DAY.format(d); // BAD eighth_shared_format
    }

    String stampIso(LocalDate d) {
        return ISO.format(d); // OK eighth_shared_format
    }

    String stampLocal(Date d) {
        return LOCAL.get().format(d); // OK eighth_shared_format
    }

    String stampFresh(Date d) {
        return new SimpleDateFormat("yyyy").format(d); // OK eighth_shared_format
    }

    String stampCloned(Date d) {
        SimpleDateFormat own = (SimpleDateFormat) DAY.clone(); // OK eighth_shared_format ?
        return own.format(d);
    }

    String money(double d) {
        return MONEY.format(d); // BAD eighth_shared_format
    }

    Date parse(String s) throws ParseException {
        synchronized (YEAR) {
            return YEAR.parse(s); // OK eighth_shared_format
        }
    }

    boolean code(String s) {
        return matcher.reset(s).matches(); // BAD eighth_shared_unsafe_object
    }

    boolean codeFresh(String s) {
        return CODE.matcher(s).matches(); // OK eighth_shared_unsafe_object
    }

    long at(Date d) {
        calendar.setTime(d); // BAD eighth_shared_unsafe_object
        return calendar.getTimeInMillis();
    }

    void line(String s) {
        text.append(s); // BAD eighth_shared_unsafe_object
        journal.append(s); // OK eighth_shared_unsafe_object
        StringBuilder own = new StringBuilder();
        own.append(s); // OK eighth_shared_unsafe_object
    }
}

class MirrorServlet extends HttpServlet {

    private HttpServletRequest request;
    private String banner;
    private final ThreadLocal<String> guest = new ThreadLocal<>();

    @Override
    public void init() {
        banner = "mirror"; // OK eighth_shared_request_field
    }

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        this.request = req; // BAD eighth_shared_request_field
        guest.set(req.getRemoteUser()); // OK eighth_shared_request_field
        try {
            write(resp);
        } finally {
            guest.remove();
        }
    }

    private void write(HttpServletResponse resp) throws IOException {
        resp.getWriter().print(banner + request.getRemoteUser() + guest.get());
    }
}

@Component
@RequestScope
class Basket {

    private final List<String> items = new ArrayList<>();
    private int count;

    void add(String item) {
        items.add(item); // OK eighth_shared_scoped_bean
        count++; // OK eighth_shared_scoped_bean
    }
}

@Component
@Scope("prototype")
class Draft {

    private int revision;

    int revise() {
        return ++revision; // OK eighth_shared_scoped_bean
    }
}

@Singleton
class Wardrobe {

    private final Map<String, String> hooks = new HashMap<>();
    private int next;

    String hang(String coat) {
        String hook = "h" + next++; // BAD eighth_shared_scoped_bean
        hooks.put(hook, coat); // BAD eighth_shared_scoped_bean
        return hook;
    }
}
