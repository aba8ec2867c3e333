package hazards;

import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

class Mails {
    @Async
    void send(String text) { // H18
        text.trim();
    }

    @Async("mails")
    CompletableFuture<String> later(String text) { // H18
        return CompletableFuture.completedFuture(text);
    }

    CompletableFuture<String> own(String text) { // none
        return CompletableFuture.completedFuture(text);
    }

    @Deprecated
    void plain(String text) { // none
        text.trim();
    }

    void calls(String text) { // none
        send(text);
    }
}

@Async
@Component
class Reports {
    void print(String text) { // H18
        text.trim();
    }
}
