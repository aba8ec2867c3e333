package hazards;

import java.util.concurrent.CompletableFuture;

class Loads {
    String load(String id) { // H29
        return id.trim();
    }

    CompletableFuture<String> loadAsync(String id) { // H29
        return CompletableFuture.completedFuture(id);
    }

    String save(String id) { // none
        return id.trim();
    }

    CompletableFuture<String> saveAsync(String id, int times) { // none
        return CompletableFuture.completedFuture(id + times);
    }

    String alone(String id) { // none
        return id.trim();
    }

    CompletableFuture<String> lonelyAsync(String id) { // none
        return CompletableFuture.completedFuture(id);
    }
}

class Special extends Base {
    @Override
    String read(String id) { // H29
        return id.trim();
    }
}

class Base {
    String read(String id) { // H29
        return id.trim();
    }

    CompletableFuture<String> readAsync(String id) { // H29
        return CompletableFuture.completedFuture(id);
    }
}
