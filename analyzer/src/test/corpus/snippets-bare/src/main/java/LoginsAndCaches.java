import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@Configuration
class Users {

    @Bean
    UserDetailsService users(RestTemplate rest) {
        return name -> rest.getForObject("http://users/{name}", Account.class, name); // ! request http
    }
}

@RestController
class Login {

    private final AuthenticationManager manager;
    private final ApplicationEventPublisher events;
    private final Rates rates;

    Login(AuthenticationManager manager, ApplicationEventPublisher events, Rates rates) {
        this.manager = manager;
        this.events = events;
        this.rates = rates;
    }

    @PostMapping("/login")
    void login(String name) {
        manager.authenticate(new Token(name));
    }

    @PostMapping("/paid")
    void paid(String by) {
        events.publishEvent(new Paid(this).by(by));
    }

    @GetMapping("/rate")
    String rate(String currency) throws ExecutionException {
        return rates.rate(currency);
    }

    @GetMapping("/filter")
    void filter(@RequestParam Map<String, String> given) {
        given.put("page", "1"); // ok
    }
}

class Paid extends ApplicationEvent {

    private String by;

    Paid(Object source) {
        super(source);
    }

    Paid by(String name) {
        by = name;
        return this;
    }
}

@Component
class Receipts implements ApplicationListener<Paid> {

    private final RestTemplate rest;

    Receipts(RestTemplate rest) {
        this.rest = rest;
    }

    @Override
    public void onApplicationEvent(Paid event) {
        rest.postForObject("http://receipts", event, String.class); // ! request http
    }
}

class Rates {

    private final LoadingCache<String, String> known;
    private final RestTemplate rest;

    Rates(RestTemplate rest) {
        this.rest = rest;
        CacheLoader<String, String> loader = CacheLoader.from(this::ask);
        known = CacheBuilder.newBuilder().maximumSize(20).build(loader);
    }

    String rate(String currency) throws ExecutionException {
        return known.get(currency); // ok
    }

    private String ask(String currency) {
        return rest.getForObject("http://rates/{currency}", String.class, currency); // ! request http
    }
}

class RemoteMap extends AbstractMap<String, String> {

    private final RestTemplate rest;

    RemoteMap(RestTemplate rest) {
        this.rest = rest;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return Set.of();
    }

    @Override
    public String put(String key, String value) {
        return rest.postForObject("http://map/{key}", value, String.class, key); // ! nowhere http
    }
}
