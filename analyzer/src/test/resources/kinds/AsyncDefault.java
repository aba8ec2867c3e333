import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@Configuration
@EnableAsync
class Asynchronous {}

@Service
class Mails {
    private final RestTemplate http;

    Mails(RestTemplate http) {
        this.http = http;
    }

    @Async
    public void send(String id) { // BAD AsyncDefault
        http.delete("http://mails/" + id);
    }

    @Async
    public void sendAll(String ids) { // BAD AsyncDefault
        http.delete("http://mails/" + ids);
    }

    @Async("mails")
    public void named(String id) { // OK AsyncDefault
        http.delete("http://mails/" + id);
    }

    public void now(String id) { // OK AsyncDefault
        http.delete("http://mails/" + id);
    }
}

@RestController
class MailDoor {
    private final Mails mails;

    MailDoor(Mails mails) {
        this.mails = mails;
    }

    @PostMapping("/mails")
    void send(String id) {
        mails.send(id);
        mails.sendAll(id);
        mails.named(id);
    }
}
