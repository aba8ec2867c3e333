package hazards;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.springframework.transaction.annotation.Transactional;

class Partners {
    private final HttpClient client = HttpClient.newHttpClient();

    String direct(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // H8
        } catch (IOException e) {
            return "";
        }
    }

    String below(HttpRequest request) {
        try {
            return answer(request); // H8
        } catch (NotThere e) {
            return "";
        }
    }

    String future(Future<String> future) throws InterruptedException {
        try {
            return future.get(); // H8
        } catch (ExecutionException e) {
            return "";
        }
    }

    @Transactional(rollbackFor = NotThere.class)
    public String decided(HttpRequest request) { // H8
        return answer(request);
    }

    String anything(HttpRequest request) {
        try {
            return answer(request); // none
        } catch (RuntimeException e) {
            return "";
        }
    }

    int parse(HttpRequest request) {
        String answer = answer(request); // none
        try {
            return Integer.parseInt(answer); // none
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Transactional
    public String plain(HttpRequest request) { // none
        return answer(request);
    }

    @Transactional(rollbackFor = NotThere.class)
    public String waitsForNothing(String text) { // none
        return text.trim();
    }

    private String answer(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // none
        } catch (Exception e) {
            throw new NotThere();
        }
    }

    static class NotThere extends RuntimeException {}
}
