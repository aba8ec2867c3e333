package contexts;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.client.RestTemplate;

/** What providers give is what their type argument says. */
@Path("/items")
class Provided {

    private final Provider<EntityManager> entities;
    private final ObjectProvider<RestTemplate> clients;

    @Inject
    Provided(Provider<EntityManager> entities, ObjectProvider<RestTemplate> clients) {
        this.entities = entities;
        this.clients = clients;
    }

    @DELETE
    public void delete(Long id) {
        entities.get()
                .createNativeQuery("delete from items")
                .setParameter(1, id)
                .executeUpdate(); // waits: request
    }

    @GET
    public Optional<Provided> find(Long id) {
        return Optional.ofNullable(entities.get().find(Provided.class, id)); // waits: request
    }

    @POST
    public String ask() {
        return clients.getObject().getForObject("http://prices", String.class); // waits: request
    }
}

/** A cache's value is no future, though asking for it fails like one. */
@Path("/rights")
class Rights {

    private final Cache<String, String> known = CacheBuilder.newBuilder().build();

    @GET
    public String of(String user) {
        try {
            return known.get(user, () -> user.trim()); // threads: request
        } catch (ExecutionException e) {
            return "";
        }
    }
}

/** A connection's answer is waited for once. */
@Path("/pages")
class Pages {

    @GET
    public String page(String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        while (connection.getResponseCode() == 301 // waits: request
                || connection.getResponseCode() == 302) {
            connection.disconnect();
        }
        return connection.getContentType() + connection.getHeaderField("Location"); // threads: request
    }
}
