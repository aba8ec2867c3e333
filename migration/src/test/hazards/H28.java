package hazards;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.JdbcTemplate;

class Rows {
    private Statement statement;
    private JdbcTemplate jdbc;
    private EntityManager entities;

    void statement() throws SQLException {
        statement.executeQuery("select 1"); // H28
    }

    int template() {
        return jdbc.queryForObject("select 2", Integer.class); // H28
    }

    Object entity(long id) {
        return entities.find(Object.class, id); // H28
    }

    void remote(java.net.URL url) throws java.io.IOException {
        url.openStream(); // none
    }

    String sleeps() throws InterruptedException {
        Thread.sleep(5); // none
        return "";
    }

    String own(Store store) {
        return store.find("a"); // none
    }

    interface Store {
        String find(String id);
    }
}
