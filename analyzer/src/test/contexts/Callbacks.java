package contexts;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/** Lambdas that stand for an interface of a library that is not there. */
@Path("/badges")
class Badges {

    private final Handles handles;

    Badges(Handles handles) {
        this.handles = handles;
    }

    @GET
    public String badge(String project) {
        return handles.with(handle -> {
            return project.trim(); // threads: request
        });
    }

    @POST
    public void clear(String project) {
        handles.use(handle ->
            project.trim()); // threads: request
        handles.keep(handle ->
            project.trim()); // threads:
    }
}

class Handles {

    private final Jdbi jdbi;

    Handles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    <T, X extends Exception> T with(HandleCallback<T, X> callback) throws X {
        return jdbi.withHandle(handle -> callback.withHandle(prepared(handle))); // waits: request
    }

    <X extends Exception> void use(HandleConsumer<X> consumer) throws X {
        jdbi.useHandle(handle -> consumer.useHandle(prepared(handle))); // waits: request
    }

    <X extends Exception> int keep(HandleConsumer<X> consumer) {
        return consumer.hashCode();
    }

    private static Handle prepared(Handle handle) {
        return handle;
    }
}
