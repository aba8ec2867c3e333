package contexts;

import io.micronaut.http.annotation.*;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.*;
import io.netty.channel.*;
import io.smallrye.common.annotation.*;
import io.smallrye.mutiny.*;
import jakarta.ws.rs.*;
import java.util.concurrent.*;
import javax.sql.DataSource;

/** Annotations and types that are imported by {@code *}, of libraries that are not at hand. */
@io.micronaut.http.annotation.Controller("/stock")
class Stock {

    private final DataSource db;

    Stock(DataSource db) {
        this.db = db;
    }

    @Get("/loop")
    String onTheLoop() throws Exception {
        return db.getConnection().getCatalog(); // waits: event-loop
    }

    @Get("/offloaded")
    @ExecuteOn(TaskExecutors.IO)
    String offloaded() throws Exception {
        return db.getConnection().getCatalog(); // waits: request
    }

    @Scheduled(fixedDelay = "1s")
    void renew() throws Exception {
        db.getConnection(); // waits: scheduler
    }
}

@Path("/quarkus")
class OnQuarkus {

    private final DataSource db;

    OnQuarkus(DataSource db) {
        this.db = db;
    }

    @GET
    @Path("/uni")
    public Uni<String> uni() throws Exception {
        return Uni.createFrom().item(db.getConnection().getCatalog()); // waits: event-loop
    }

    @GET
    @Blocking
    @Path("/declared")
    public Uni<String> declared() throws Exception {
        return Uni.createFrom().item(db.getConnection().getCatalog()); // waits: request
    }

    @GET
    @NonBlocking
    @Path("/plain")
    public String nonBlocking() throws Exception {
        return db.getConnection().getCatalog(); // waits: event-loop
    }

    @GET
    @RunOnVirtualThread
    @Path("/virtual")
    public String virtual() throws Exception {
        return db.getConnection().getCatalog(); // waits: virtual
    }
}

final class Server {

    private DataSource db;

    ChannelInitializer<Channel> channels() {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) throws Exception {
                db.getConnection(); // waits: event-loop
            }
        };
    }
}
