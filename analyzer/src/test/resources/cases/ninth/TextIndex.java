package cases.textindex;

import java.io.BufferedReader;
import java.io.IOException;
import java.text.DateFormat;
import java.text.MessageFormat;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

final class Vocabulary {
    private static Vocabulary english;
    private static volatile Vocabulary german;
    private static Map<String, Integer> weights;
    private static final Object WEIGHTS = new Object();

    Set<String> words = new HashSet<>();
    String language;

    static Vocabulary english() {
        Vocabulary v = english;
        if (v == null) {
            synchronized (WEIGHTS) {
                v = english;
                if (v == null) {
                    v = new Vocabulary();
                    v.language = "en";
                    english = v; // BAD ninth_shared_double_checked_locking
                }
            }
        }
        return v;
    }

    static Vocabulary german() {
        if (german == null) {
            synchronized (Vocabulary.class) {
                if (german == null) {
                    Vocabulary v = new Vocabulary();
                    v.language = "de";
                    german = v; // OK ninth_shared_double_checked_locking
                }
            }
        }
        return german;
    }

    static Map<String, Integer> weights() {
        if (weights == null) {
            synchronized (WEIGHTS) {
                if (weights == null) {
                    weights = new HashMap<>(); // BAD ninth_shared_double_checked_locking
                    weights.put("the", 0);
                }
            }
        }
        return weights;
    }
}

class Analyzer {
    static Analyzer standard;
    static volatile Analyzer simple;
    private static final DateFormat DATE = new SimpleDateFormat("dd.MM.yyyy");
    private static final ThreadLocal<DateFormat> LOCAL_DATE =
            ThreadLocal.withInitial(() -> new SimpleDateFormat("dd.MM.yyyy"));
    private static final MessageFormat LINE = new MessageFormat("{0}: {1}");

    private int minLength;
    private Function<String, String> stem;

    static void configure(int minLength) {
        Analyzer a = new Analyzer();
        a.minLength = minLength;
        a.stem = String::toLowerCase;
        standard = a; // BAD ninth_shared_unsafe_publication
        Analyzer s = new Analyzer();
        s.minLength = 1;
        s.stem = w -> w;
        simple = s; // OK ninth_shared_unsafe_publication
    }

    static Thread reconfigure(ExecutorService pool, int minLength) {
        Thread t = new Thread(() -> configure(minLength), "configure");
        t.start();
        pool.execute(() -> System.out.println(standard.tokens("a b") + " " + simple.tokens("a b")));
        return t;
    }

    List<String> tokens(String text) {
        List<String> out = new ArrayList<>();
        for (String w : text.split("\\W+")) {
            if (w.length() >= minLength) {
                out.add(stem.apply(w));
            }
        }
        return out;
    }

    static Date date(String text) throws ParseException {
        return DATE.parse(text); // BAD ninth_shared_shared_date_format
    }

    static Date localDate(String text) throws ParseException {
        return LOCAL_DATE.get().parse(text); // OK ninth_shared_shared_date_format
    }

    List<Callable<String>> lines(Map<String, Integer> counts) {
        List<Callable<String>> out = new ArrayList<>();
        counts.forEach((k, v) -> out.add(() -> LINE.format(new Object[] {k, v}))); // BAD ninth_shared_shared_date_format
        return out;
    }
}

class Index {
    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    private final Map<String, List<Integer>> postings = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, String> shownTitles = Collections.synchronizedMap(titles);
    private final List<String> fields = new ArrayList<>();
    private final List<String> fieldView = Collections.unmodifiableList(fields);
    private final Map<String, Integer> frequency = Collections.synchronizedMap(new HashMap<>());
    private final Map<String, Integer> lengths = Collections.synchronizedMap(new TreeMap<>());
    private final ExecutorService indexers = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(1000), new ThreadPoolExecutor.CallerRunsPolicy());
    private final ExecutorService writers = Executors.newFixedThreadPool(2);
    private DocumentBuilder builder;

    void add(int doc, String text, Analyzer analyzer) {
        rw.writeLock().lock(); // OK ninth_hygiene_lock_not_released
        try {
            for (String t : analyzer.tokens(text)) {
                postings.computeIfAbsent(t, k -> new ArrayList<>()).add(doc);
            }
        } finally {
            rw.writeLock().unlock();
        }
    }

    void touch(String term, int doc) {
        rw.readLock().lock();
        try {
            postings.computeIfAbsent(term, k -> new ArrayList<>()).add(doc); // BAD ninth_shared_write_under_read_lock
        } finally {
            rw.readLock().unlock();
        }
    }

    void remove(String term) {
        rw.writeLock().lock();
        try {
            postings.remove(term); // OK ninth_shared_write_under_read_lock
        } finally {
            rw.writeLock().unlock();
        }
    }

    List<Integer> find(String term) {
        rw.readLock().lock();
        try {
            return postings.get(term); // BAD ninth_shared_internal_collection_exposed
        } finally {
            rw.readLock().unlock();
        }
    }

    List<Integer> search(String term) {
        rw.readLock().lock();
        try {
            return List.copyOf(postings.getOrDefault(term, List.of())); // OK ninth_shared_internal_collection_exposed
        } finally {
            rw.readLock().unlock();
        }
    }

    void title(String id, String title) {
        shownTitles.put(id, title);
    }

    void retitle(String id, String title) {
        titles.put(id, title); // BAD ninth_shared_wrapper_backing_modified
    }

    String titleOf(String id) {
        return shownTitles.get(id); // OK ninth_shared_wrapper_backing_modified
    }

    void hit(String term) {
        if (!frequency.containsKey(term)) {
            frequency.put(term, 0); // BAD ninth_shared_check_then_act_on_map
        }
    }

    void strike(String term) {
        frequency.putIfAbsent(term, 0); // OK ninth_shared_check_then_act_on_map
    }

    void lengthen(String term) {
        lengths.put(term, lengths.get(term) + 1); // BAD ninth_shared_compound_on_concurrent_map
    }

    void shorten(String term) {
        synchronized (lengths) {
            lengths.put(term, lengths.get(term) - 1); // OK ninth_shared_compound_on_concurrent_map
        }
    }

    void load(BufferedReader in, Analyzer analyzer) throws IOException {
        String line;
        int n = 0;
        while ((line = in.readLine()) != null) {
            String text = line;
            int doc = n++;
            indexers.execute(() -> add(doc, text, analyzer)); // OK ninth_fanout_unthrottled_submit_loop
            writers.execute(() -> title("d" + doc, text)); // BAD ninth_fanout_unthrottled_submit_loop
        }
    }

    void rebuild(List<String> docs, Analyzer analyzer) throws InterruptedException {
        try (var closer = new PoolCloser(Executors.newFixedThreadPool(4))) { // BAD ninth_fanout_executor_per_call ?
            for (int i = 0; i < docs.size(); i++) {
                int doc = i;
                closer.pool().execute(() -> add(doc, docs.get(doc), analyzer));
            }
        }
    }

    DocumentBuilder builder() throws ParserConfigurationException {
        if (builder == null) {
            builder = DocumentBuilderFactory.newInstance().newDocumentBuilder(); // BAD ninth_shared_unsynchronized_lazy_init ?
        }
        return builder;
    }

    List<String> fields() {
        return fieldView;
    }

    void close() {
        indexers.shutdown();
        writers.shutdown();
    }

    record PoolCloser(ExecutorService pool) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            pool.shutdown();
            if (!pool.awaitTermination(1, TimeUnit.MINUTES)) { // OK ninth_hygiene_timed_wait_result_ignored
                pool.shutdownNow();
            }
        }
    }
}
