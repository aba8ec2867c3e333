package cases.libraryresources;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

@Path("/books")
@ApplicationScoped
public class LibraryResources {

    @Inject
    EntityManager em;

    @Inject
    DataSource dataSource;

    @Inject
    CatalogueClient catalogue;

    @Inject
    ExecutorService executor;

    @GET
    @Path("/{id}")
    public Uni<String> byId(@PathParam("id") long id) {
        String title = em.find(Book.class, id).title; // BAD blocking_quarkus_uni_endpoint
        return Uni.createFrom().item(title);
    }

    @GET
    @Path("/{id}/pooled")
    public Uni<String> byIdPooled(@PathParam("id") long id) {
        return Uni.createFrom().item(() -> em.find(Book.class, id).title) // OK blocking_quarkus_uni_endpoint
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @GET
    @Path("/{id}/supplied")
    public Uni<String> byIdSupplied(@PathParam("id") long id) {
        return Uni.createFrom().item(() -> em.find(Book.class, id).title); // BAD blocking_quarkus_uni_endpoint
    }

    @GET
    @Path("/{id}/annotated")
    @Blocking
    public Uni<String> byIdAnnotated(@PathParam("id") long id) {
        return Uni.createFrom().item(em.find(Book.class, id).title); // OK blocking_quarkus_uni_endpoint
    }

    @GET
    @Path("/{id}/virtual")
    @RunOnVirtualThread
    public String byIdVirtual(@PathParam("id") long id) {
        return em.find(Book.class, id).title; // OK blocking_quarkus_virtual
    }

    @GET
    @Path("/{id}/virtual/pause")
    @RunOnVirtualThread
    public String pauseVirtual(@PathParam("id") long id) throws InterruptedException {
        Thread.sleep(200); // OK blocking_quarkus_virtual
        return "rested";
    }

    @POST
    @Path("/{id}/loan")
    @Transactional
    public Uni<Void> loan(@PathParam("id") long id) {
        em.find(Book.class, id).loaned = true; // OK blocking_quarkus_transactional ?
        return Uni.createFrom().voidItem();
    }

    @GET
    @Path("/shelf")
    @NonBlocking
    public String shelf() throws IOException {
        return Files.readString(java.nio.file.Path.of("/data/shelf")); // BAD blocking_quarkus_nonblocking
    }

    @GET
    @Path("/shelf/size")
    @NonBlocking
    public int shelfSize() {
        return List.of("a", "b").size(); // OK blocking_quarkus_nonblocking
    }

    @GET
    @Path("/stream")
    public Multi<String> stream() throws SQLException {
        try (Connection c = dataSource.getConnection()) { // BAD blocking_quarkus_multi_endpoint
            return Multi.createFrom().items(c.getSchema(), c.getCatalog());
        }
    }

    @GET
    @Path("/stream/ticks")
    public Multi<String> ticks() {
        return Multi.createFrom().ticks().every(Duration.ofSeconds(1)).map(t -> "tick " + t); // OK blocking_quarkus_multi_endpoint
    }

    @GET
    @Path("/stage")
    public CompletionStage<String> stage() throws InterruptedException {
        Thread.sleep(10); // BAD blocking_quarkus_stage_endpoint
        return CompletableFuture.completedFuture("late");
    }

    @GET
    @Path("/stage/async")
    public CompletionStage<String> stageAsync() {
        return CompletableFuture.supplyAsync(() -> em.find(Book.class, 1L).title, executor); // OK blocking_quarkus_stage_endpoint
    }

    @GET
    @Path("/remote")
    public Uni<Integer> remote() {
        String page = catalogue.page(1).await().indefinitely(); // BAD blocking_mutiny_await
        return Uni.createFrom().item(page.length());
    }

    @GET
    @Path("/remote/chained")
    public Uni<Integer> remoteChained() {
        return catalogue.page(1).map(String::length); // OK blocking_mutiny_await
    }

    @GET
    @Path("/remote/timed")
    @NonBlocking
    public int remoteTimed() {
        return catalogue.page(2).await().atMost(Duration.ofSeconds(2)).length(); // BAD blocking_mutiny_await
    }

    @GET
    @Path("/remote/sum")
    public Uni<Integer> remoteSum() {
        return catalogue.page(1).onItem().transform(p -> p.length() + catalogue.page(2).await().indefinitely().length()); // BAD blocking_mutiny_await
    }

    @GET
    @Path("/remote/combined")
    public Uni<Integer> remoteCombined() {
        return Uni.combine().all().unis(catalogue.page(1), catalogue.page(2)) // OK blocking_mutiny_await
                .asTuple().map(t -> t.getItem1().length() + t.getItem2().length());
    }
}

class Book {
    long id;
    String title;
    boolean loaned;
}

interface CatalogueClient {
    Uni<String> page(int n);
}

@ApplicationScoped
class ReturnsProcessor {

    @Inject
    DataSource dataSource;

    @Inject
    Client http;

    @Inject
    Executor mailExecutor;

    @Incoming("returns")
    public Uni<Void> onReturn(String isbn) {
        http.target("http://fines").path(isbn).request().get(String.class); // BAD blocking_quarkus_incoming
        return Uni.createFrom().voidItem();
    }

    @Incoming("returns-slow")
    @io.smallrye.reactive.messaging.annotations.Blocking
    public void onReturnWorker(String isbn) {
        http.target("http://fines").path(isbn).request().get(String.class); // OK blocking_quarkus_incoming
    }

    @Incoming("loans")
    @Outgoing("labels")
    public Multi<String> labels(Multi<String> loans) {
        return loans.onItem().transform(this::printLabel); // BAD blocking_mutiny_operator
    }

    @Incoming("loans-b")
    @Outgoing("labels-b")
    public Multi<String> labelsOnWorker(Multi<String> loans) {
        return loans.emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem().transform(this::printLabel); // OK blocking_mutiny_operator
    }

    @Incoming("loans-c")
    @Outgoing("labels-c")
    public Multi<String> labelsInvoked(Multi<String> loans) {
        return loans.invoke(l -> printLabel(l)) // BAD blocking_mutiny_operator
                .map(String::trim);
    }

    @Incoming("loans-d")
    @Outgoing("labels-d")
    public Multi<String> labelsCalled(Multi<String> loans) {
        return loans.onItem().transformToUniAndConcatenate(l -> Uni.createFrom().item(() -> printLabel(l)) // OK blocking_mutiny_operator
                .runSubscriptionOn(mailExecutor));
    }

    @Incoming("loans-e")
    @Outgoing("labels-e")
    public Multi<String> labelsRecovered(Multi<String> loans) {
        return loans.map(String::toUpperCase)
                .onFailure().recoverWithItem(t -> printLabel(t.getMessage())); // BAD blocking_mutiny_operator
    }

    Uni<String> defer(String isbn) {
        return Uni.createFrom().deferred(() -> {
            try (Connection c = dataSource.getConnection()) { // OK blocking_mutiny_operator
                return Uni.createFrom().item(c.getSchema());
            } catch (SQLException e) {
                return Uni.createFrom().failure(e);
            }
        }).runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private String printLabel(String text) {
        try {
            return new ProcessBuilder("lpr", text).start().waitFor() == 0 ? text : "";
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
