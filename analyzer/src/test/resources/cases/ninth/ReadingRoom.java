package cases.readingroom;

import jakarta.annotation.PreDestroy;
import java.util.*;
import java.util.concurrent.*;
import org.springframework.context.annotation.Scope;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.annotation.SessionScope;

record Book(String isbn, String title) {}

@Component
@SessionScope
class ReadingList {

    private final List<Book> books = new ArrayList<>();
    private final List<Book> later = new CopyOnWriteArrayList<>();

    void add(Book b) {
        books.add(b); // BAD ninth_shared_session_state_race ?
    }

    void later(Book b) {
        later.add(b); // OK ninth_shared_session_state_race
    }
}

@Component
@Scope("prototype")
class LoanForm {

    private Book book; // OK ninth_shared_request_data_in_singleton
    private int days;

    LoanForm fill(Book book, int days) {
        this.book = book;
        this.days = days;
        return this;
    }

    String text() {
        return book.title() + " " + days;
    }
}

@Component
class OpeningHours {

    private Map<String, String> hours = new HashMap<>();
    private final Map<String, String> holidays = new HashMap<>();

    void set(String day, String time) {
        hours.put(day, time); // BAD ninth_shared_plain_collection_in_singleton
    }

    void close() {
        hours = new HashMap<>(); // BAD ninth_shared_mutable_application_scoped_state
    }

    synchronized void holiday(String day, String name) {
        holidays.put(day, name); // OK ninth_shared_plain_collection_in_singleton
    }

    synchronized Map<String, String> holidays() {
        return Map.copyOf(holidays); // OK ninth_shared_internal_collection_exposed
    }

    String of(String day) {
        return hours.get(day);
    }
}

@Service
class DeskService {

    private final ReaderTable readers;
    private final RestTemplate rest;
    private final ThreadPoolTaskExecutor executor;
    private final DeskMail mail;
    private final ScheduledExecutorService bell = Executors.newSingleThreadScheduledExecutor(); // OK ninth_hygiene_executor_not_shut_down
    private final Executor plain = new SimpleAsyncTaskExecutor("desk-"); // BAD ninth_fanout_async_executor_without_limit
    private Locale language;

    DeskService(ReaderTable readers, RestTemplate rest, DeskMail mail) {
        this.readers = readers;
        this.rest = rest;
        this.mail = mail;
        executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(4);
        executor.setMaxPoolSize(4);
        executor.setQueueCapacity(40); // OK ninth_fanout_task_executor_settings
        executor.initialize();
    }

    public void greet(Locale locale) {
        language = locale; // BAD ninth_shared_request_data_in_singleton
        plain.execute(() -> System.out.println(language));
    }

    @Transactional(timeout = 5)
    public void register(String name) {
        readers.insert(name);
        rest.put("https://directory.example/{n}", null, name); // BAD ninth_hygiene_remote_call_in_transaction
    }

    @Transactional(timeout = 5)
    public void enrol(String name) {
        readers.insert(name); // OK ninth_hygiene_remote_call_in_transaction
    }

    @Transactional
    protected final void strike(String name) { // BAD ninth_hygiene_proxy_method_not_overridable
        readers.delete(name);
    }

    @Async("deskExecutor")
    public void remove(String name) { // OK ninth_hygiene_proxy_method_not_overridable
        readers.delete(name);
    }

    public void purge(List<String> names) {
        names.forEach(this::remove); // BAD ninth_hygiene_proxy_self_invocation
    }

    public void inform(List<String> names) {
        names.forEach(mail::send); // OK ninth_hygiene_proxy_self_invocation
    }

    @Scheduled(fixedRate = 2000)
    public void overdue() {
        CompletableFuture.allOf(readers.names().stream() // BAD ninth_fanout_unbounded_gather ?
                .map(mail::send).toArray(CompletableFuture[]::new)).orTimeout(1, TimeUnit.MINUTES).join();
    }

    void ring(Runnable r) {
        bell.schedule(r, 5, TimeUnit.SECONDS);
    }

    @PreDestroy
    void close() {
        bell.shutdown();
        executor.shutdown();
    }
}

@Component
class DeskMail {

    @Async("deskExecutor")
    public CompletableFuture<Void> send(String name) { // OK ninth_hygiene_async_return_type
        System.out.println(name);
        return CompletableFuture.completedFuture(null);
    }

    @Async("deskExecutor")
    public boolean exists(String name) { // BAD ninth_hygiene_async_return_type
        return !name.isBlank();
    }
}

interface ReaderTable {
    void insert(String name);

    void delete(String name);

    List<String> names();
}
