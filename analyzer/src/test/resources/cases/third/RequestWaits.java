package t;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.file.*;
import java.sql.*;
import java.util.*;
import java.util.concurrent.*;
import javax.sql.DataSource;
import jakarta.servlet.http.*;
import jakarta.ws.rs.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.*;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.data.jpa.repository.JpaRepository;

interface UserRepository extends JpaRepository<User, Long> { List<User> findByName(String n); }
class User { Long id; String name; List<String> roles; }
@RestController
class RequestWaits {
  private final RestTemplate rest = new RestTemplate(); // BAD clienttimeout
  private final UserRepository users; private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final KafkaTemplate<String, String> kafka; private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(5);
  private final Semaphore gate = new Semaphore(5); private final CountDownLatch ready = new CountDownLatch(1);
  RequestWaits(UserRepository u, KafkaTemplate<String, String> k) { users = u; kafka = k; }
  @GetMapping("/1") List<User> find(@RequestParam String n) { return users.findByName(n); } // BAD request
  @GetMapping("/2") String remote() { return rest.getForObject("http://x", String.class); } // BAD request
  @GetMapping("/3") String future() throws Exception { return pool.submit(() -> "x").get(); } // BAD request
  @GetMapping("/4") CompletableFuture<String> async() { return CompletableFuture.supplyAsync(() -> "x", pool); } // OK request
  @GetMapping("/5") String sleeps() throws Exception { Thread.sleep(100); return "x"; } // BAD request
  @GetMapping("/6") void send() throws Exception { kafka.send("t", "x").get(); } // BAD request
  @GetMapping("/7") void sendAsync() { kafka.send("t", "x").whenComplete((r, e) -> { if (e != null) System.err.println(e); }); } // OK request
  @GetMapping("/8") String file() throws IOException { return Files.readString(Path.of("x")); } // BAD request
  @GetMapping("/9") String memory() throws IOException { return new BufferedReader(new StringReader("x")).readLine(); } // OK request
  @GetMapping("/10") String take() throws Exception { return queue.take(); } // BAD request
  @GetMapping("/11") String poll() { return queue.poll(); } // OK request
  @GetMapping("/12") void acquire() throws Exception { gate.acquire(); try { } finally { gate.release(); } } // BAD request
  @GetMapping("/13") void tryAcquire() { if (gate.tryAcquire()) gate.release(); } // OK request
  @GetMapping("/14") void await() throws Exception { ready.await(); } // BAD request
  @GetMapping("/15") long count() { return ready.getCount(); } // OK request
  @GetMapping("/16") String process() throws Exception { Process p = new ProcessBuilder("ls").start(); p.waitFor(); return ""; } // BAD request
  @GetMapping("/17") void fire() { pool.execute(() -> rest.getForObject("http://x", String.class)); } // OK request
  @KafkaListener(topics = "t") void on(String m) { rest.postForObject("http://x", m, String.class); } // BAD request
  @Scheduled(fixedDelay = 1000) void tick() { rest.getForObject("http://x", String.class); } // BAD request
  @GetMapping("/18") List<String> roles(@RequestParam long id) { return pick(users.getReferenceById(id)); } // OK request
  private List<String> pick(User u) { return List.of(); }
  @GetMapping("/19") String concat(@RequestParam String a) { StringWriter w = new StringWriter(); w.write(a); return w.toString(); } // OK request
}
class PlainServlet extends HttpServlet {
  DataSource ds;
  @Override protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
    try (Connection c = ds.getConnection(); Statement s = c.createStatement()) { s.executeQuery("select 1"); } // BAD request
    catch (SQLException e) { throw new IOException(e); }
  }
  @Override protected void doPost(HttpServletRequest q, HttpServletResponse r) throws IOException {
    HttpURLConnection c = (HttpURLConnection) new URL("http://x").openConnection(); // BAD clienttimeout
    c.getResponseCode(); // BAD request
  }
  @Override protected void doPut(HttpServletRequest q, HttpServletResponse r) throws IOException {
    HttpURLConnection c = (HttpURLConnection) new URL("http://x").openConnection(); // OK clienttimeout
    c.setConnectTimeout(1000); c.setReadTimeout(1000);
    c.getInputStream().close();
  }
}
@Path("/jax")
class JaxResource {
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(java.time.Duration.ofSeconds(1)).build();
  @GET public String get() throws Exception { return http.send(HttpRequest.newBuilder(URI.create("http://x")).build(), HttpResponse.BodyHandlers.ofString()).body(); } // BAD request
  @POST public CompletionStage<String> post() { return http.sendAsync(HttpRequest.newBuilder(URI.create("http://x")).build(), HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body); } // OK request
  private final okhttp3.OkHttpClient ok = new okhttp3.OkHttpClient();
  @PUT public String put() throws IOException { return ok.newCall(new okhttp3.Request.Builder().url("http://x").build()).execute().body().string(); } // BAD request
  @DELETE public void del() { ok.newCall(new okhttp3.Request.Builder().url("http://x").build()).enqueue(null); } // OK request
}
