package cases.travelservlets;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.BufferedReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

@WebServlet(urlPatterns = "/trips", asyncSupported = true)
public class TravelServlets extends HttpServlet {

    private final ExecutorService pool = Executors.newFixedThreadPool(20);
    private final BlockingQueue<String> offers = new LinkedBlockingQueue<>();
    private final Semaphore desks = new Semaphore(5);
    private final CountDownLatch ready = new CountDownLatch(1);
    private DataSource dataSource;
    private String banner;

    @Override
    public void init() throws ServletException {
        try {
            banner = Files.readString(Path.of("banner")); // OK blocking_servlet_init
            ready.await(30, TimeUnit.SECONDS); // OK blocking_servlet_init
        } catch (IOException | InterruptedException e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        Future<String> quote = pool.submit(() -> "quote");
        try {
            resp.getWriter().print(quote.get()); // BAD blocking_servlet_untimed
            resp.getWriter().print(quote.get(500, TimeUnit.MILLISECONDS)); // OK blocking_servlet_untimed
            String offer = offers.take(); // BAD blocking_servlet_untimed
            String maybe = offers.poll(); // OK blocking_servlet_untimed
            ready.await(); // BAD blocking_servlet_untimed
            desks.acquire(); // BAD blocking_servlet_untimed
            boolean more = desks.tryAcquire(200, TimeUnit.MILLISECONDS); // OK blocking_servlet_untimed
            resp.getWriter().print(offer + maybe + more + banner);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            resp.sendError(503);
        }
    }

    @Override
    protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        try {
            Thread.sleep(2000); // BAD blocking_servlet_sleep
            Process p = new ProcessBuilder("wkhtmltopdf", "in", "out").start();
            p.waitFor(); // BAD blocking_servlet_process
            Process q = new ProcessBuilder("date").start();
            if (!q.waitFor(1, TimeUnit.SECONDS)) { // OK blocking_servlet_process
                q.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void doPut(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        AsyncContext ctx = req.startAsync();
        pool.execute(() -> {
            try (Connection c = dataSource.getConnection()) { // OK blocking_servlet_async
                Thread.sleep(100); // OK blocking_servlet_async
                ctx.getResponse().getWriter().print(offers.take() + c.getSchema()); // OK blocking_servlet_async
            } catch (SQLException | IOException | InterruptedException e) {
                ((HttpServletResponse) ctx.getResponse()).setStatus(500);
            } finally {
                ctx.complete();
            }
        });
    }

    @Override
    protected void doDelete(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        AsyncContext ctx = req.startAsync();
        String offer = CompletableFuture.supplyAsync(this::nextOffer, pool).join(); // BAD blocking_servlet_untimed
        CompletableFuture.supplyAsync(this::nextOffer, pool).whenComplete((o, t) -> ctx.complete()); // OK blocking_servlet_async
        ctx.getResponse().getWriter().print(offer);
    }

    private String nextOffer() {
        try {
            return offers.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

class FareServlet extends HttpServlet {

    private final HttpClient http = HttpClient.newHttpClient();
    private DataSource dataSource;

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        HttpURLConnection c = (HttpURLConnection) new URL("http://fares.example.org").openConnection();
        resp.getWriter().print(c.getResponseCode()); // BAD blocking_servlet_remote
    }

    @Override
    protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        HttpURLConnection c = (HttpURLConnection) new URL("http://fares.example.org").openConnection();
        c.setConnectTimeout(300);
        c.setReadTimeout(800);
        resp.getWriter().print(c.getResponseCode()); // OK blocking_servlet_remote ?
    }

    @Override
    protected void doPut(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        try {
            HttpRequest open = HttpRequest.newBuilder(URI.create("http://fares.example.org")).build();
            resp.getWriter().print(http.send(open, HttpResponse.BodyHandlers.ofString()).body()); // BAD blocking_servlet_remote
            HttpRequest capped = HttpRequest.newBuilder(URI.create("http://fares.example.org")).timeout(Duration.ofMillis(700)).build();
            resp.getWriter().print(http.send(capped, HttpResponse.BodyHandlers.ofString()).body()); // OK blocking_servlet_remote ?
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void doDelete(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        try (Connection c = dataSource.getConnection()) { // BAD blocking_servlet_db ?
            c.createStatement().executeUpdate("delete from fare"); // BAD blocking_servlet_db ?
        } catch (SQLException e) {
            resp.sendError(500);
        }
    }

    @Override
    protected void doHead(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        resp.setHeader("X-Size", Files.readString(Path.of("/data/fares.txt"))); // BAD blocking_servlet_file ?
        BufferedReader line = new BufferedReader(new StringReader("fares\n"));
        resp.setHeader("X-Name", line.readLine()); // OK blocking_servlet_file
    }
}

class ThrottleFilter implements Filter {

    private final Object gate = new Object();

    @Override
    public void doFilter(ServletRequest req, ServletResponse resp, FilterChain chain) throws IOException, ServletException {
        synchronized (gate) {
            try {
                gate.wait(); // BAD blocking_servlet_filter
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        backOff(); // BAD blocking_servlet_filter
        chain.doFilter(req, resp); // OK blocking_servlet_filter
    }

    private void backOff() {
        try {
            TimeUnit.SECONDS.sleep(3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

class UploadListener implements ReadListener {

    private final ServletInputStream in;
    private final AsyncContext ctx;
    private final byte[] buffer = new byte[4096];

    UploadListener(ServletInputStream in, AsyncContext ctx) {
        this.in = in;
        this.ctx = ctx;
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (in.isReady() && !in.isFinished()) {
            int n = in.read(buffer); // OK blocking_servlet_read_listener
            Files.write(Path.of("/tmp/up"), buffer); // BAD blocking_servlet_read_listener ?
            System.out.println(n);
        }
    }

    @Override
    public void onAllDataRead() throws IOException {
        try {
            Thread.sleep(500); // BAD blocking_servlet_read_listener
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        PrintWriter writer = ctx.getResponse().getWriter();
        writer.print("ok");
        ctx.complete();
    }

    @Override
    public void onError(Throwable t) {
        ctx.complete();
    }
}

class TravelContext implements ServletContextListener {

    private final ExecutorService sweeper = Executors.newSingleThreadExecutor();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            new ProcessBuilder("migrate").start().waitFor(); // OK blocking_servlet_init
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        sweeper.execute(() -> {
            try {
                while (true) {
                    Thread.sleep(60_000); // OK blocking_servlet_init
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        sweeper.shutdownNow();
        try {
            sweeper.awaitTermination(5, TimeUnit.SECONDS); // OK blocking_servlet_init
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
