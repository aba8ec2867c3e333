package contexts;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

interface Loader<A> {
    String load(A key);
}

class ByName implements Loader<String> {
    @Override
    public String load(String key) {
        return "a".trim(); // threads: bounded-pool
    }
}

class ByNumber implements Loader<Integer> {
    @Override
    public String load(Integer key) {
        return "b".trim(); // threads: main
    }
}

class Names {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final Loader<String> loader;

    Names(Loader<String> loader) {
        this.loader = loader;
    }

    void later(String name) {
        pool.execute(() -> {
            loader.load(name); // threads: bounded-pool
        });
    }
}

class Numbers {
    private final Loader<Integer> loader;

    Numbers(Loader<Integer> loader) {
        this.loader = loader;
    }

    String now(Integer number) {
        return loader.load(number);
    }
}

class Both {
    public static void main(String[] args) {
        names(args[0].isEmpty() ? null : new ByName()).later("a");
        numbers(args[0].isEmpty() ? null : new ByNumber()).now(Integer.valueOf(2));
    }

    static Names names(Loader<String> loader) {
        return new Names(loader);
    }

    static Numbers numbers(Loader<Integer> loader) {
        return new Numbers(loader);
    }
}
