package com.acme.billing;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient
interface TaxService {
    @GET
    @Path("/tax")
    double tax();

    @GET
    @Path("/tax-later")
    CompletionStage<Double> taxLater();

    @GET
    @Path("/tax-uni")
    Uni<Double> taxUni();
}

@Path("/invoices")
public class InvoiceResource {

    @PersistenceContext
    EntityManager em;

    private final TaxService taxes;
    private final Client client = ClientBuilder.newClient(); // ok

    public InvoiceResource(TaxService taxes) {
        this.taxes = taxes;
    }

    @GET
    @Path("{id}")
    public Invoice one(@PathParam("id") long id) {
        return em.find(Invoice.class, id); // ! request jpa
    }

    @GET
    public List<Invoice> all() {
        return em.createQuery("select i from Invoice i", Invoice.class) // ok
                .setMaxResults(10) // ok
                .getResultList(); // ! request jpa
    }

    @POST
    public Response create(Invoice invoice) {
        invoice.tax = taxes.tax(); // ! request http
        em.persist(invoice); // ! request jpa
        em.lock(invoice, LockModeType.PESSIMISTIC_WRITE); // ! request jpa
        return Response.accepted().build(); // ok
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") long id) {
        Invoice reference = em.getReference(Invoice.class, id); // ok
        em.detach(reference); // ok
        em.createNativeQuery("delete from invoice where id = ?1").setParameter(1, id).executeUpdate(); // ! request jpa
    }

    @GET
    @Path("remote")
    public String remote() {
        WebTarget target = client.target("http://archive").path("invoices"); // ok
        return target.request().get(String.class); // ! request http
    }

    @POST
    @Path("remote")
    public Response push() {
        return client.target("http://archive").request().post(Entity.json("{}")); // ! request http
    }

    @GET
    @Path("remote-later")
    public CompletionStage<String> later() {
        return client.target("http://archive").request().rx().get(String.class); // ok
    }

    @GET
    @Path("remote-future")
    public String future() throws ExecutionException, InterruptedException {
        Future<String> answer = client.target("http://archive").request().async().get(String.class); // ok
        return answer.get(); // ! request future
    }

    @GET
    @Path("tax")
    public CompletionStage<Double> tax() {
        return taxes.taxLater().thenApply(tax -> tax * 2); // ok
    }

    @GET
    @Path("tax-now")
    public double taxNow() {
        return taxes.taxUni().await().atMost(Duration.ofSeconds(1)); // ! request sync-bridge
    }

    @GET
    @Path("tax-uni")
    public Uni<Double> taxUni() {
        return taxes.taxUni().map(tax -> tax * 2); // ok
    }
}
