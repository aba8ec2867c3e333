package contexts;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningScheduledExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tasks that are handed over as what they are, by their own type. */
@Path("/segments")
class Segments {

    private final ListeningScheduledExecutorService pool;
    private final Cleaning cleaning;

    @Inject
    Segments(ScheduledExecutorService pool, Cleaning cleaning) {
        this.pool = MoreExecutors.listeningDecorator(pool);
        this.cleaning = cleaning;
    }

    @GET
    public String start() {
        Segment segment = Segment.create("a");
        return submit(segment).toString();
    }

    @POST
    public void clean() {
        Executor background = Executors.newFixedThreadPool(2);
        background.execute(cleaning);
    }

    ListenableFuture<?> submit(Segment segment) {
        return pool.submit(segment);
    }
}

final class Segment implements Comparable<Segment>, Runnable {

    static Segment create(String name) {
        return new Segment();
    }

    @Override
    public void run() {
        hashCode(); // threads: scheduler
    }

    @Override
    public int compareTo(Segment other) {
        return hashCode(); // threads:
    }
}

/** Comes from the container. */
class Cleaning implements Runnable {

    @Override
    public void run() {
        hashCode(); // threads: bounded-pool
    }
}

/** A task that wraps a reference to what it was given. */
@Path("/cards")
class Cards {

    private final Limited limited;
    private final Bank bank;

    @Inject
    Cards(Limited limited, Bank bank) {
        this.limited = limited;
        this.bank = bank;
    }

    @POST
    public String charge(String card) {
        Supplier<String> answer = () -> bank.ask(card);
        return limited.execute(answer);
    }
}

class Bank {

    private final Client client;

    Bank(Client client) {
        this.client = client;
    }

    String ask(String card) {
        return client.target("http://bank").request().get(String.class); // waits: bounded-pool
    }
}

class Limited {

    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    <T> T execute(Supplier<T> supplier) {
        Callable<T> task = supplier::get;
        Future<T> future = pool.submit(() -> {
            try {
                return task.call();
            } finally {
                hashCode(); // threads: bounded-pool
            }
        });
        try {
            return future.get(1, TimeUnit.SECONDS);
        } catch (Exception e) {
            return null;
        }
    }
}
