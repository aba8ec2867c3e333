package hazards;

import org.springframework.http.HttpMethod;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResponseErrorHandler;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

class Shops {
    private final RestTemplate rest = new RestTemplate();

    Shops(ResponseErrorHandler handler) {
        rest.setErrorHandler(handler); // H27
    }

    String execute(String id) {
        return rest.execute("/shops", HttpMethod.GET, null, response -> "read"); // H27
    }

    String missing(String id) {
        try {
            return rest.getForObject("/shops/{id}", String.class, id);
        } catch (HttpClientErrorException.NotFound e) { // H27
            return "";
        }
    }

    void log(org.springframework.http.client.ClientHttpRequestInterceptor interceptor) {
        rest.getInterceptors().add(interceptor); // H27
    }

    String plain(String id) {
        return rest.getForObject("/shops/{id}", String.class, id); // none
    }

    String any(String id) {
        try {
            return rest.getForObject("/shops/{id}", String.class, id); // none
        } catch (RestClientException e) { // none
            return "";
        }
    }

    void other(java.util.concurrent.Executor pool, String id) {
        pool.execute(() -> id.trim()); // none
    }
}
