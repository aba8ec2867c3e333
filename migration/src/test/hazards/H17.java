package hazards;

import java.util.concurrent.CompletableFuture;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Invoices {
    private Printer printer;

    @Async
    public CompletableFuture<String> print(String id) {
        return CompletableFuture.completedFuture(id);
    }

    @Cacheable("totals")
    public String total(String id) {
        return id.trim();
    }

    @Booked
    public void book(String id) {
        id.trim();
    }

    @Async
    @interface Booked {}

    public void now(String id) {
        print(id); // H17
    }

    public String sum(String id) {
        return total(id) + total(id + 1); // H17
    }

    public void both(String id) {
        this.book(id); // H17
    }

    public void other(String id) {
        printer.print(id); // none
    }

    public String plain(String id) {
        return clean(id); // none
    }

    private String clean(String id) {
        return id.trim();
    }

    @Transactional
    public void all(String id) {
        one(id); // none
    }

    @Transactional
    public void one(String id) {
        id.trim();
    }
}

@Service
class Printer {
    @Async
    public void print(String id) {
        id.trim();
    }
}
