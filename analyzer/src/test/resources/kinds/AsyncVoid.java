import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

@Service
class AsyncVoid {
    private final RestTemplate http;

    AsyncVoid(RestTemplate http) {
        this.http = http;
    }

    @Async
    public void lost(String id) { // BAD AsyncVoid
        http.delete("http://orders/" + id);
    }

    @Async
    public void checked(String id) { // BAD AsyncVoid
        if (id.isEmpty()) {
            throw new IllegalArgumentException("no id");
        }
        System.out.println(id);
    }

    @Async
    public void told(String id) { // OK AsyncVoid
        try {
            http.delete("http://orders/" + id);
        } catch (RuntimeException e) {
            System.err.println("not deleted: " + e);
        }
    }

    @Async
    public java.util.concurrent.CompletableFuture<String> given(String id) { // OK AsyncVoid
        return java.util.concurrent.CompletableFuture.completedFuture(http.getForObject("http://orders/" + id, String.class));
    }

    @Async
    public void harmless(String id) { // OK AsyncVoid
        System.out.println(id);
    }
}
