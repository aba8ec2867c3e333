package hazards;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class Bookings {
    private TransactionTemplate inTransaction;

    @Transactional
    void book(String id) { // H1
        id.trim();
    }

    @jakarta.transaction.Transactional
    void cancel(String id) { // H1
        id.trim();
    }

    void pay(String id) {
        inTransaction.execute(status -> id.trim()); // H1
    }

    @Committed
    void confirm(String id) { // H1
        id.trim();
    }

    @Transactional
    @interface Committed {}

    @Twice
    void repeat(String id) { // H1
        id.trim();
    }

    @Committed
    @interface Twice {}

    void plain(String id) { // none
        id.trim();
    }

    void callsOne(String id) { // none
        book(id);
    }

    @Override
    public String toString() { // none
        return "Transactional";
    }

    void other(java.util.concurrent.Executor pool, String id) {
        pool.execute(() -> id.trim()); // none
    }
}

interface Refunds {
    @Transactional
    void refund(String id); // H1
}

class CardRefunds implements Refunds {
    @Override
    public void refund(String id) { // H1
        id.trim();
    }

    public void other(String id) { // none
        id.trim();
    }
}
