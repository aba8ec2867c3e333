package hazards;

import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

@Service
class Mails {
    @Async
    public void send(String text) { // H24
        text.trim();
    }

    @Async
    public CompletableFuture<String> answer(String text) { // H24
        return CompletableFuture.completedFuture(text);
    }

    @Async("mails")
    public void named(String text) { // none
        text.trim();
    }

    public void plain(String text) { // none
        text.trim();
    }
}

@Async
@Service
class Reports {
    public void print(String text) { // H24
        text.trim();
    }
}

@Async("reports")
@Service
class NamedReports {
    public void print(String text) { // none
        text.trim();
    }
}
