package hazards;

import java.io.IOException;
import java.sql.SQLException;

class Files {
    String read(String name) throws IOException { // H20
        return name.trim();
    }

    String query(String sql) throws SQLException { // H20
        return sql.trim();
    }

    void own(String name) throws Missing { // H20
        throw new Missing();
    }

    String plain(String name) { // none
        return name.trim();
    }

    String unchecked(String name) throws IllegalStateException { // none
        return name.trim();
    }

    String ownUnchecked(String name) throws Refused { // none
        return name.trim();
    }

    String catches(String name) { // none
        try {
            return read(name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static class Missing extends Exception {}

    static class Refused extends RuntimeException {}
}
