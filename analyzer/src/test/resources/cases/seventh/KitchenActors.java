package cases.kitchenactors;

import akka.actor.AbstractActor;
import akka.pattern.Patterns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import scala.concurrent.Await;
import scala.concurrent.Future;

public class KitchenActors extends AbstractBehavior<KitchenActors.Command> {

    public interface Command { }

    public static final class Cook implements Command {
        final String dish;

        Cook(String dish) {
            this.dish = dish;
        }
    }

    public static final class Fetch implements Command { }

    public static final class Ready implements Command {
        final String dish;

        Ready(String dish) {
            this.dish = dish;
        }
    }

    private final DataSource dataSource;
    private final ActorRef<Pantry.Ask> pantry;
    private final ActorRef<Pantry.Ask> cellar;
    private final Executor slow;

    private KitchenActors(ActorContext<Command> context, DataSource dataSource) {
        super(context);
        this.dataSource = dataSource;
        this.pantry = context.spawn(Pantry.create(), "pantry", DispatcherSelector.blocking());
        this.cellar = context.spawn(Cellar.create(), "cellar");
        this.slow = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
    }

    public static Behavior<Command> create(DataSource dataSource) {
        return Behaviors.setup(ctx -> new KitchenActors(ctx, dataSource));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Cook.class, this::onCook)
                .onMessage(Fetch.class, this::onFetch)
                .onMessage(Ready.class, msg -> {
                    Files.writeString(Path.of("served"), msg.dish); // BAD blocking_actor_message
                    return this;
                })
                .build();
    }

    private Behavior<Command> onCook(Cook cook) throws Exception {
        Thread.sleep(1000); // BAD blocking_actor_message
        getContext().scheduleOnce(Duration.ofSeconds(1), getContext().getSelf(), new Ready(cook.dish)); // OK blocking_actor_message
        dataSource.getConnection().close(); // BAD blocking_actor_message
        return this;
    }

    private Behavior<Command> onFetch(Fetch fetch) {
        CompletionStage<String> reply = AskPattern.ask(pantry, Pantry.Ask::new, Duration.ofSeconds(3),
                getContext().getSystem().scheduler());
        String stock = reply.toCompletableFuture().join(); // BAD blocking_actor_ask
        getContext().pipeToSelf(reply, (s, t) -> new Ready(s == null ? stock : s)); // OK blocking_actor_ask
        CompletableFuture.supplyAsync(() -> readShelf("a"), slow) // OK blocking_actor_dispatcher
                .thenAccept(s -> getContext().getSystem().log().info(s));
        CompletableFuture.supplyAsync(() -> readShelf("b"), getContext().getExecutionContext()); // BAD blocking_actor_dispatcher
        cellar.tell(new Pantry.Ask(getContext().getSystem().ignoreRef())); // OK blocking_actor_ask
        return this;
    }

    static String readShelf(String name) {
        try {
            return Files.readString(Path.of("/shelves", name));
        } catch (IOException e) {
            return "";
        }
    }
}

class Pantry {

    static final class Ask {
        final ActorRef<String> replyTo;

        Ask(ActorRef<String> replyTo) {
            this.replyTo = replyTo;
        }
    }

    static Behavior<Ask> create() {
        return Behaviors.receive(Ask.class)
                .onMessage(Ask.class, ask -> {
                    ask.replyTo.tell(KitchenActors.readShelf("pantry")); // OK blocking_actor_dispatcher
                    return Behaviors.same();
                })
                .build();
    }
}

class Cellar {

    static Behavior<Pantry.Ask> create() {
        return Behaviors.receiveMessage(ask -> {
            ask.replyTo.tell(KitchenActors.readShelf("cellar")); // BAD blocking_actor_message
            return Behaviors.same();
        });
    }
}

class Waiter extends AbstractActor {

    private final akka.actor.ActorRef kitchen;
    private final ExecutorService printer = Executors.newSingleThreadExecutor();

    Waiter(akka.actor.ActorRef kitchen) {
        this.kitchen = kitchen;
    }

    @Override
    public void preStart() throws Exception {
        Files.readString(Path.of("menu.txt")); // BAD blocking_actor_message ?
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(String.class, this::order)
                .matchEquals(1, n -> {
                    Future<Object> bill = Patterns.ask(kitchen, "bill", 2000);
                    Object total = Await.result(bill, scala.concurrent.duration.Duration.create(2, "seconds")); // BAD blocking_actor_ask
                    sender().tell(total, self());
                })
                .matchEquals(2, n -> {
                    CompletionStage<Object> bill = Patterns.ask(kitchen, "bill", Duration.ofSeconds(2));
                    Patterns.pipe(bill, getContext().dispatcher()).to(sender()); // OK blocking_actor_ask
                })
                .matchEquals(3, n -> printer.submit(() -> KitchenActors.readShelf("bill"))) // OK blocking_actor_message
                .matchEquals(4, n -> printer.submit(() -> KitchenActors.readShelf("bill")).get()) // BAD blocking_actor_message
                .build();
    }

    private void order(String dish) throws IOException, InterruptedException {
        new ProcessBuilder("print", dish).start().waitFor(); // BAD blocking_actor_message
        kitchen.tell(dish, self()); // OK blocking_actor_message
    }
}
