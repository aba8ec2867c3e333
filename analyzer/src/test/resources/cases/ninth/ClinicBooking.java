package cases.clinicbooking;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

record Slot(String doctor, String day, int hour) {}

@WebServlet(urlPatterns = "/book", asyncSupported = true)
class BookingServlet extends HttpServlet {
    private String patient;
    private StringBuilder trail = new StringBuilder();
    private final AtomicLong hits = new AtomicLong();
    @Inject
    private BookingDesk desk;
    @Resource
    private ManagedExecutorService managed;

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        patient = req.getParameter("patient"); // BAD ninth_shared_request_data_in_singleton
        trail.append(patient).append('\n'); // BAD ninth_shared_thread_unsafe_object_shared
        hits.incrementAndGet(); // OK ninth_shared_unsynchronized_counter
        resp.getWriter().println(desk.find(patient));
    }

    @Override
    protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        String name = req.getParameter("patient"); // OK ninth_shared_request_data_in_singleton
        StringBuilder line = new StringBuilder();
        line.append(name).append('\n'); // OK ninth_shared_thread_unsafe_object_shared
        AsyncContext async = req.startAsync();
        async.setTimeout(10_000);
        managed.execute(() -> { // OK ninth_fanout_thread_per_task
            try {
                desk.reserve(name);
            } finally {
                async.complete();
            }
        });
    }

    @Override
    protected void doPut(HttpServletRequest req, HttpServletResponse resp) {
        AsyncContext async = req.startAsync();
        async.setTimeout(10_000);
        Runnable work = () -> {
            try {
                desk.reserve(req.getParameter("patient"));
            } finally {
                async.complete();
            }
        };
        Thread worker = new Thread(work);
        worker.start(); // BAD ninth_fanout_thread_per_task
    }

    @Override
    protected void doDelete(HttpServletRequest req, HttpServletResponse resp) {
        HttpSession session = req.getSession();
        Integer n = (Integer) session.getAttribute("cancelled");
        session.setAttribute("cancelled", n == null ? 1 : n + 1); // BAD ninth_shared_session_state_race
        String doctor = req.getParameter("doctor");
        Timer timer = new Timer(true); // BAD ninth_fanout_timer_per_call
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                desk.release(doctor);
            }
        }, 60_000);
    }
}

@WebServlet("/basket")
class BasketServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest req, HttpServletResponse resp) {
        HttpSession session = req.getSession();
        List<String> basket = (List<String>) session.getAttribute("basket");
        if (basket == null) {
            basket = new ArrayList<>();
            session.setAttribute("basket", basket);
        }
        basket.add(req.getParameter("slot")); // BAD ninth_shared_session_state_race
    }

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) {
        HttpSession session = req.getSession();
        session.setAttribute("language", req.getParameter("lang")); // OK ninth_shared_session_state_race
    }
}

@ApplicationScoped
class BookingDesk {
    @PersistenceContext
    private EntityManager em;
    private final Map<String, Slot> reserved = new ConcurrentHashMap<>();
    private List<String> waiting = new ArrayList<>();
    private int turn;
    private final Client client = ClientBuilder.newBuilder()
            .connectTimeout(2, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS).build(); // OK ninth_hygiene_client_without_timeout
    private final Client insurers = ClientBuilder.newClient(); // BAD ninth_hygiene_client_without_timeout
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(); // OK ninth_fanout_timer_per_call
    private final ExecutorService calls = Executors.newFixedThreadPool(4); // BAD ninth_hygiene_executor_not_shut_down

    Slot find(String patient) {
        return reserved.get(patient);
    }

    void reserve(String patient) {
        turn = turn + 1; // BAD ninth_shared_unsynchronized_counter
        waiting.add(patient); // BAD ninth_shared_plain_collection_in_singleton
        reserved.put(patient, new Slot("any", "mon", turn)); // OK ninth_shared_plain_collection_in_singleton
        clock.schedule(() -> reserved.remove(patient), 15, TimeUnit.MINUTES);
    }

    void release(String doctor) {
        reserved.values().removeIf(s -> s.doctor().equals(doctor));
    }

    CompletionStage<String> cover(String patient) {
        return CompletableFuture.supplyAsync(() ->
                insurers.target("https://cover.example").path(patient).request().get(String.class)); // BAD ninth_fanout_blocking_on_common_pool_async
    }

    CompletionStage<String> cost(String patient) {
        return CompletableFuture.supplyAsync(() ->
                client.target("https://cost.example").path(patient).request().get(String.class), calls); // OK ninth_fanout_blocking_on_common_pool_async
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
        client.close();
        insurers.close();
    }
}

@RequestScoped
class VisitForm {
    private String patient; // OK ninth_shared_request_data_in_singleton
    private final List<Slot> chosen = new ArrayList<>();

    void choose(String patient, Slot slot) {
        this.patient = patient;
        chosen.add(slot); // OK ninth_shared_plain_collection_in_singleton
    }

    String summary() {
        return patient + chosen;
    }
}

@Singleton
class WardPlan {
    private int beds = 40;

    boolean occupy() {
        if (beds == 0) {
            return false;
        }
        beds--; // OK ninth_shared_unsynchronized_counter
        return true;
    }
}

@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
class TheatrePlan {
    private int free = 6;
    private final AtomicInteger spare = new AtomicInteger(3);

    boolean occupy() {
        if (free == 0) {
            return false;
        }
        free--; // BAD ninth_shared_unsynchronized_counter
        return true;
    }

    boolean borrow() {
        if (spare.get() > 0) {
            spare.decrementAndGet(); // BAD ninth_shared_compound_on_atomic
            return true;
        }
        return false;
    }

    boolean lend() {
        return spare.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0; // OK ninth_shared_compound_on_atomic
    }
}

@Stateless
class Reminders {
    @Inject
    private Reminders other;

    @Asynchronous
    public Future<Integer> remind(String patient) {
        return CompletableFuture.completedFuture(patient.length()); // OK ninth_hygiene_async_return_type
    }

    @Asynchronous
    public void call(String patient) {
        System.out.println(patient);
    }

    public void all(List<String> patients) {
        for (String p : patients) {
            call(p); // BAD ninth_hygiene_proxy_self_invocation
        }
    }

    public void each(List<String> patients) {
        for (String p : patients) {
            other.call(p); // OK ninth_hygiene_proxy_self_invocation
        }
    }

    @PostConstruct
    void ready() {
        System.out.println("ready");
    }
}
