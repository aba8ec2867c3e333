package cases.museumresources;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.InvocationCallback;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.JedisPooled;

@Path("/exhibits")
@ApplicationScoped
public class MuseumResources {

    private final Client open = ClientBuilder.newClient();
    private final Client capped = ClientBuilder.newBuilder()
            .connectTimeout(200, TimeUnit.MILLISECONDS)
            .readTimeout(600, TimeUnit.MILLISECONDS)
            .build();
    private final ExecutorService pool = Executors.newFixedThreadPool(12);
    private final SynchronousQueue<String> handoff = new SynchronousQueue<>();
    private final CountDownLatch opened = new CountDownLatch(1);

    @Inject
    Event<Visit> visits;

    @PostConstruct
    void prepare() {
        open.target("http://catalogue/warm").request().get(String.class); // OK blocking_jaxrs_startup
    }

    @GET
    @Path("/{id}")
    public String exhibit(@PathParam("id") String id) {
        return open.target("http://catalogue").path(id).request().get(String.class); // BAD blocking_jaxrs_remote
    }

    @GET
    @Path("/{id}/capped")
    public String exhibitCapped(@PathParam("id") String id) {
        return capped.target("http://catalogue").path(id).request().get(String.class); // OK blocking_jaxrs_remote ?
    }

    @GET
    @Path("/{id}/rx")
    public CompletionStage<String> exhibitRx(@PathParam("id") String id) {
        return open.target("http://catalogue").path(id).request().rx().get(String.class); // OK blocking_jaxrs_async
    }

    @GET
    @Path("/{id}/rx/joined")
    public CompletionStage<String> exhibitRxJoined(@PathParam("id") String id) {
        String text = open.target("http://catalogue").path(id).request().rx().get(String.class)
                .toCompletableFuture().join(); // BAD blocking_jaxrs_untimed
        return CompletableFuture.completedFuture(text);
    }

    @GET
    @Path("/{id}/future")
    public String exhibitFuture(@PathParam("id") String id) throws InterruptedException, ExecutionException {
        Future<String> text = open.target("http://catalogue").path(id).request().async().get(String.class);
        return text.get(); // BAD blocking_jaxrs_untimed
    }

    @GET
    @Path("/{id}/suspended")
    public void exhibitSuspended(@PathParam("id") String id, @Suspended AsyncResponse out) {
        pool.execute(() -> out.resume(open.target("http://catalogue").path(id).request().get(String.class))); // OK blocking_jaxrs_async
    }

    @GET
    @Path("/{id}/suspended/inline")
    public void exhibitInline(@PathParam("id") String id, @Suspended AsyncResponse out) {
        out.resume(open.target("http://catalogue").path(id).request().get(String.class)); // BAD blocking_jaxrs_async
    }

    @GET
    @Path("/{id}/callback")
    public void exhibitCallback(@PathParam("id") String id, @Suspended AsyncResponse out) {
        open.target("http://catalogue").path(id).request().async().get(new InvocationCallback<String>() { // OK blocking_jaxrs_async
            @Override
            public void completed(String text) {
                out.resume(text);
            }

            @Override
            public void failed(Throwable t) {
                out.resume(t);
            }
        });
    }

    @POST
    @Path("/tickets")
    public Response ticket() throws InterruptedException, IOException {
        String seat = handoff.take(); // BAD blocking_jaxrs_untimed
        String spare = handoff.poll(100, TimeUnit.MILLISECONDS); // OK blocking_jaxrs_untimed
        opened.await(); // BAD blocking_jaxrs_untimed
        Thread.sleep(300); // BAD blocking_jaxrs_sleep
        new ProcessBuilder("print", seat).start().waitFor(); // BAD blocking_jaxrs_process
        visits.fire(new Visit(seat));
        visits.fireAsync(new Visit(spare)); // OK blocking_jaxrs_async
        return Response.accepted().build();
    }

    @POST
    @Path("/import")
    public Response importAll() {
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> copy("all"), pool); // OK blocking_jaxrs_async
        return Response.accepted(work.isDone()).build(); // OK blocking_jaxrs_async
    }

    @GET
    @Path("/size")
    public long size() throws IOException {
        return Files.size(java.nio.file.Path.of("/data/exhibits")); // BAD blocking_jaxrs_file ?
    }

    private static void copy(String what) {
        try {
            Files.copy(java.nio.file.Path.of(what), java.nio.file.Path.of(what + ".bak"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

class Visit {
    final String seat;

    Visit(String seat) {
        this.seat = seat;
    }
}

class VisitObservers {

    private final Client client = ClientBuilder.newClient();

    void count(@Observes Visit visit) {
        client.target("http://counter").path(visit.seat).request().get(String.class); // BAD blocking_jaxrs_observer
    }

    void survey(@ObservesAsync Visit visit) {
        client.target("http://survey").path(visit.seat).request().get(String.class); // OK blocking_jaxrs_observer
    }
}

@Provider
class PassFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final JedisPooled jedis = new JedisPooled("cache", 6379);
    private final Client auth = ClientBuilder.newClient();
    private final ExecutorService audit = Executors.newFixedThreadPool(2);

    @Override
    public void filter(ContainerRequestContext ctx) throws IOException {
        auth.target("http://auth").request().get(String.class); // BAD blocking_jaxrs_filter
        if (ctx.getHeaderString("X-Pass") == null) {
            ctx.abortWith(Response.status(401).build()); // OK blocking_jaxrs_filter
        }
    }

    @Override
    public void filter(ContainerRequestContext req, ContainerResponseContext resp) throws IOException {
        audit.execute(() -> jedis.incr("hits")); // OK blocking_jaxrs_filter
        try {
            audit.submit(() -> jedis.incr("total")).get(); // BAD blocking_jaxrs_filter
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }
}
