package hazards;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import org.springframework.retry.annotation.Retryable;

class Tickets {
    @Retryable
    String issue(String id) { // H16
        return id.trim();
    }

    @Retry(name = "tickets")
    String load(String id) { // H16
        return id.trim();
    }

    @CircuitBreaker(name = "tickets")
    String find(String id) { // H16
        return id.trim();
    }

    String byHand(String id) { // none
        for (int i = 0; i < 3; i++) {
            id.trim();
        }
        return id;
    }

    @Deprecated
    String old(String id) { // none
        return id.trim();
    }

    String calls(String id) { // none
        return issue(id);
    }
}
