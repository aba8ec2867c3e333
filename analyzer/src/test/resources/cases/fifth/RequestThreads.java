import jakarta.servlet.*;
import jakarta.servlet.http.*;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.*;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.request.async.DeferredResult;

class Customer {
    Long id;
}

interface Customers extends JpaRepository<Customer, Long> {
    List<Customer> findByName(String name);
}

@RestController
@RequestMapping("/c")
class CustomerController {
    private final Customers customers;
    private final RestTemplate rest;
    private final KafkaTemplate<String, String> kafka;
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    CustomerController(Customers customers, RestTemplate rest, KafkaTemplate<String, String> kafka) {
        this.customers = customers;
        this.rest = rest;
        this.kafka = kafka;
    }

    @GetMapping
    List<Customer> byName(@RequestParam String name) {
        return customers.findByName(name); // BAD request
    }

    @GetMapping("/remote")
    String remote() {
        return rest.getForObject("http://r", String.class); // BAD request
    }

    @GetMapping("/remoteLater")
    CompletableFuture<String> remoteLater() {
        return CompletableFuture.supplyAsync(() -> rest.getForObject("http://r", String.class), pool); // OK request
    }

    @GetMapping("/deferred")
    DeferredResult<String> deferred() {
        DeferredResult<String> answer = new DeferredResult<>();
        pool.execute(() -> answer.setResult(rest.getForObject("http://r", String.class))); // OK request
        return answer;
    }

    @GetMapping("/callable")
    Callable<String> callable() {
        return () -> rest.getForObject("http://r", String.class); // OK request
    }

    @PostMapping("/sent")
    void sent() throws Exception {
        kafka.send("t", "v").get(); // BAD request
    }

    @PostMapping("/sentOnly")
    void sentOnly() {
        kafka.send("t", "v"); // OK request
    }

    @DeleteMapping("/{id}")
    void delete(@PathVariable Long id) {
        customers.deleteById(id); // BAD request
    }

    @GetMapping("/pause")
    void pause() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1); // BAD request
    }

    @ExceptionHandler(IllegalStateException.class)
    String failed(IllegalStateException e) {
        return rest.postForObject("http://alarm", e.getMessage(), String.class); // BAD request
    }

    @ModelAttribute("all")
    long all() {
        return customers.count(); // BAD request
    }
}

class PlainServlet extends HttpServlet {
    private final Semaphore permits = new Semaphore(3);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            permits.acquire(); // BAD request
            response.getWriter().print(new java.net.URL("http://x").openStream().read()); // BAD request
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            permits.release();
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        async.start(() -> {
            read(); // OK request
            async.complete();
        });
    }

    private static void read() {
        try {
            java.nio.file.Files.readString(java.nio.file.Path.of("a"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

@Path("/jax")
class Resource {
    private final Customers customers;

    Resource(Customers customers) {
        this.customers = customers;
    }

    @GET
    public List<Customer> list() {
        return customers.findAll(); // BAD request
    }
}

@Component
class Listeners {
    private final RestTemplate rest;
    private final JavaMailSender mail;
    private final RabbitTemplate rabbit;

    Listeners(RestTemplate rest, JavaMailSender mail, RabbitTemplate rabbit) {
        this.rest = rest;
        this.mail = mail;
        this.rabbit = rabbit;
    }

    @KafkaListener(topics = "orders")
    void order(String order) {
        rest.postForObject("http://orders", order, String.class); // BAD request
    }

    @RabbitListener(queues = "mails")
    void mail(String to) {
        mail.send(new SimpleMailMessage()); // BAD request
    }

    @Scheduled(fixedDelay = 1000)
    void poll() {
        rest.getForObject("http://poll", String.class); // BAD request
    }

    @EventListener
    void on(String event) {
        rabbit.convertSendAndReceive("q", event); // BAD request
    }

    @KafkaListener(topics = "plain")
    void plain(String order) {
        order.trim(); // OK request
    }
}

@Service
class Jobs {
    private final RestTemplate rest;

    Jobs(RestTemplate rest) {
        this.rest = rest;
    }

    @Async
    public CompletableFuture<String> job() {
        return CompletableFuture.completedFuture(rest.getForObject("http://j", String.class)); // BAD any
    }

    @Async("jobPool")
    public void waits(Future<String> f) throws Exception {
        f.get(); // BAD notimeout
    }
}

class Auth implements Filter {
    private final RestTemplate rest = new RestTemplate();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Boolean.TRUE.equals(rest.getForObject("http://auth", Boolean.class))) { // BAD request
            chain.doFilter(request, response); // OK request
        }
    }
}
