package hazards;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

class Exports {
    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private Statement statement;

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void note(String id) { // H2
        id.trim();
    }

    @Audited
    void audit(String id) { // H2
        id.trim();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @interface Audited {}

    void each(List<String> ids) {
        for (String id : ids) {
            pool.submit(() -> row(id)); // H2
        }
    }

    void both(String one, String other) {
        pool.execute(() -> row(one)); // H2
        pool.execute(() -> row(other)); // H2
    }

    void beside(List<String> ids) {
        ids.forEach(id -> pool.execute(() -> row(id))); // H2
    }

    @Transactional
    void joins(String id) { // none
        id.trim();
    }

    @Transactional(propagation = Propagation.REQUIRED)
    void says(String id) { // none
        id.trim();
    }

    void one(String id) {
        pool.execute(() -> row(id)); // none
    }

    void inTurn(List<String> ids) {
        for (String id : ids) {
            row(id); // none
        }
    }

    void withoutDatabase(List<String> ids) {
        for (String id : ids) {
            pool.submit(() -> id.trim()); // none
        }
    }

    private void row(String id) {
        try {
            statement.executeQuery("select * from row where id = " + id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
