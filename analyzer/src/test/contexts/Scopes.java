package contexts;

import java.util.concurrent.*;

class Scopes {
    public static void main(String[] args) throws Exception {
        new Scopes().fails();
        new Scopes().plain();
        new Scopes().opened();
    }

    void fails() throws Exception {
        try (var scope = new StructuredTaskScope.ShutdownOnFailure()) {
            scope.fork(() -> {
                return "a".trim(); // threads: virtual
            });
            scope.join();
            "b".trim(); // threads: main
        }
    }

    void plain() throws Exception {
        try (StructuredTaskScope<String> scope = new StructuredTaskScope<>()) {
            scope.fork(() -> remote());
            scope.join();
        }
    }

    void opened() throws Exception {
        try (var scope = StructuredTaskScope.open()) {
            scope.fork(() -> {
                return "c".trim(); // threads: virtual
            });
            scope.join();
        }
    }

    private String remote() {
        return "d".trim(); // threads: virtual
    }
}
