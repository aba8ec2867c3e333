package dev.unblock.reports;

import dev.unblock.model.CallPath;
import dev.unblock.model.Confidence;
import dev.unblock.model.Coverage;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.FindingId;
import dev.unblock.model.Measurement;
import dev.unblock.model.Metrics;
import dev.unblock.model.Project;
import dev.unblock.model.Remedy;
import dev.unblock.model.Result;
import dev.unblock.model.Score;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import dev.unblock.model.Tool;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result as a small travel shop would get it; every format is rendered from it. */
final class SampleResult {

    private static final SampleSources SOURCES = new SampleSources();

    static final EntryPoint GET =
            entry("spring-mvc", ThreadContext.REQUEST, "QuoteController#get(long)", "GET /quotes/{id}", "Quote get(");
    static final EntryPoint CREATE = entry(
            "spring-mvc",
            ThreadContext.REQUEST,
            "QuoteController#create(com.acme.trips.QuoteRequest)",
            "POST /quotes",
            "Quote create(");
    static final EntryPoint INVOICE = entry(
            "spring-mvc",
            ThreadContext.REQUEST,
            "QuoteController#invoice(long)",
            "GET /quotes/{id}/invoice",
            "byte[] invoice(");
    static final EntryPoint IMPORT =
            entry("scheduled", ThreadContext.SCHEDULER, "Jobs#importRates()", "", "void importRates");
    static final EntryPoint BOOKED = entry(
            "event-listener", ThreadContext.LISTENER, "Jobs#onBooked(com.acme.trips.BookingMade)", "", "void onBooked");
    static final EntryPoint BOOK = new EntryPoint(
            "spring-mvc com.acme.trips.BookingController#book(long)",
            "spring-mvc",
            ThreadContext.REQUEST,
            "com.acme.trips.BookingController#book(long)",
            Optional.of("POST /bookings"),
            SampleSources.file("BookingController"),
            14);
    static final EntryPoint AVAILABLE = new EntryPoint(
            "spring-mvc com.acme.trips.BookingController#availability(java.util.List)",
            "spring-mvc",
            ThreadContext.REQUEST,
            "com.acme.trips.BookingController#availability(java.util.List)",
            Optional.of("GET /availability"),
            SampleSources.file("BookingController"),
            19);
    static final EntryPoint HEALTH = new EntryPoint(
            "spring-mvc com.acme.trips.HealthController#health()",
            "spring-mvc",
            ThreadContext.REQUEST,
            "com.acme.trips.HealthController#health()",
            Optional.of("GET /health"),
            SampleSources.file("HealthController"),
            9);

    static final CallPath.Frame CREATE_FRAME =
            frame("QuoteController#create(com.acme.trips.QuoteRequest)", "quotes.quote(request)");
    static final CallPath.Frame RATE_FRAME =
            frame("QuoteService#quote(com.acme.trips.QuoteRequest)", "cachedRate(request");
    static final CallPath.Frame CACHED_FRAME = frame("QuoteService#cachedRate(java.lang.String)", "cache.put(");
    static final CallPath.Frame IMPORT_FRAME = frame("Jobs#importRates()", "client.rate(route)");
    static final CallPath.Frame BOOK_FRAME = new CallPath.Frame(BOOK.method(), BOOK.file(), 15);
    static final CallPath.Frame AVAILABLE_FRAME = new CallPath.Frame(AVAILABLE.method(), AVAILABLE.file(), 20);

    private SampleResult() {}

    static Result result() {
        return Result.of(
                new Tool("unblock", "0.1.0"),
                new Project("trips", List.of("."), Optional.of("4f1c2ab9d07e"), 17, Optional.of("3.5.6")),
                coverage(),
                List.of(AVAILABLE, BOOK, BOOKED, CREATE, GET, HEALTH, IMPORT, INVOICE).stream()
                        .sorted(Comparator.comparing(EntryPoint::id))
                        .toList(),
                findings(),
                metrics(),
                score(),
                SamplePlan.plan());
    }

    static List<Finding> findings() {
        return List.of(
                        rate(),
                        pause(),
                        interrupted(),
                        premium(),
                        points(),
                        payment(),
                        mail(),
                        pool(),
                        join(),
                        confirm(),
                        lookup(),
                        invoice(),
                        format(),
                        cache(),
                        timeout(),
                        save())
                .stream()
                .sorted(Comparator.comparing(Finding::file)
                        .thenComparing(Finding::line)
                        .thenComparing(Finding::rule))
                .toList();
    }

    static Finding rate() {
        CallPath.Frame here = frame("RateClient#rate(java.lang.String)", "rest.getForObject");
        return blocking(
                        "RestTemplateCall",
                        Severity.HIGH,
                        here,
                        "http",
                        "org.springframework.web.client.RestTemplate#getForObject(java.lang.String, java.lang.Class, java.lang.Object[])",
                        "Waits for the rate partner, in a retry loop, while a request thread is held. Nothing limits the wait: the client has no timeout.",
                        Remedy.recipe("OffloadToExecutor", 2),
                        path(CREATE, CREATE_FRAME, RATE_FRAME, CACHED_FRAME, here),
                        path(IMPORT, IMPORT_FRAME, here))
                .withEvidence(new Finding.Evidence(412, Optional.of(207_340.5)));
    }

    static Finding pause() {
        CallPath.Frame rate = frame("RateClient#rate(java.lang.String)", "pause(attempt)");
        CallPath.Frame here = frame("RateClient#pause(int)", "Thread.sleep");
        return blocking(
                "ThreadSleep",
                Severity.HIGH,
                here,
                "sleep",
                "java.lang.Thread#sleep(long)",
                "Sleeps between retries, doubling each time: the fourth retry holds the thread for 1.6 s.",
                Remedy.manual("A retry that waits needs a scheduler; no recipe rewrites a loop with its own state."),
                path(IMPORT, IMPORT_FRAME, rate, here),
                path(CREATE, CREATE_FRAME, RATE_FRAME, CACHED_FRAME, rate, here));
    }

    static Finding interrupted() {
        CallPath.Frame here = frame("RateClient#pause(int)", "catch (InterruptedException");
        return other(
                "SwallowedInterrupt",
                Family.HYGIENE,
                Severity.MEDIUM,
                here,
                "The interrupt is swallowed: a pool that shuts down waits for this thread until its retries are over.",
                Remedy.recipe("RestoreInterrupt", 1),
                Finding.Status.OPEN,
                path(IMPORT, IMPORT_FRAME, frame("RateClient#rate(java.lang.String)", "pause(attempt)"), here));
    }

    static Finding premium() {
        CallPath.Frame quote = frame("QuoteService#quote(com.acme.trips.QuoteRequest)", "insurance.premium");
        CallPath.Frame here = frame("InsuranceClient#premium(com.acme.trips.QuoteRequest)", "http.send");
        return blocking(
                "HttpClientSend",
                Severity.HIGH,
                here,
                "http",
                "java.net.http.HttpClient#send(java.net.http.HttpRequest, java.net.http.HttpResponse$BodyHandler)",
                "Waits for the insurance partner although the same client offers sendAsync.",
                Remedy.recipe("HttpClientSendToSendAsync", 4),
                path(CREATE, CREATE_FRAME, quote, here));
    }

    static Finding points() {
        CallPath.Frame quote = frame("QuoteService#quote(com.acme.trips.QuoteRequest)", "loyalty.points");
        CallPath.Frame here = frame("LoyaltyClient#points(java.lang.String)", "getInputStream");
        return blocking(
                "LockHeldOverRemoteCall",
                Severity.CRITICAL,
                here,
                "http",
                "java.net.HttpURLConnection#getInputStream()",
                "Every request queues for this monitor while one of them waits for the loyalty partner.",
                new Remedy(
                        Optional.empty(),
                        Optional.empty(),
                        Remedy.Automation.MANUAL,
                        List.of("H7"),
                        Optional.of(
                                "The lock guards nothing that is shared; remove it, then the call can be offloaded.")),
                path(CREATE, CREATE_FRAME, quote, here));
    }

    static Finding payment() {
        CallPath.Frame here = frame("BookingService#book(long)", "payments.charge");
        return blocking(
                "RemoteCallInTransaction",
                Severity.CRITICAL,
                here,
                "http",
                "com.acme.payments.PaymentApi#charge(java.lang.String, java.math.BigDecimal)",
                "A database connection is held while the payment partner answers: ten slow payments stop every query.",
                new Remedy(
                        Optional.empty(),
                        Optional.empty(),
                        Remedy.Automation.MANUAL,
                        List.of("H1", "H2"),
                        Optional.of("Charge before the transaction, or store an intent and charge after it.")),
                path(BOOK, BOOK_FRAME, here));
    }

    static Finding mail() {
        CallPath.Frame here = frame("BookingService#book(long)", "CompletableFuture.supplyAsync");
        return other(
                "SupplyAsyncWithoutExecutor",
                Family.FAN_OUT,
                Severity.HIGH,
                here,
                "Mail is sent on the common pool: on two cores one thread serves the whole process.",
                Remedy.recipe("NamedExecutor", 1),
                Finding.Status.OPEN,
                path(BOOK, BOOK_FRAME, here));
    }

    static Finding pool() {
        CallPath.Frame here = frame("BookingService#availability(java.util.List)", "newCachedThreadPool");
        return other(
                "UnboundedPool",
                Family.FAN_OUT,
                Severity.HIGH,
                here,
                "A new pool without a limit for each request, and nobody shuts it down.",
                Remedy.recipe("BoundedExecutor", 0),
                Finding.Status.OPEN,
                path(AVAILABLE, AVAILABLE_FRAME, here));
    }

    static Finding join() {
        CallPath.Frame outer = frame("BookingService#availability(java.util.List)", "this::join");
        CallPath.Frame here = frame("BookingService#join(java.util.concurrent.Future)", "future.get()");
        return blocking(
                "FutureGetWithoutTimeout",
                Severity.HIGH,
                here,
                "join",
                "java.util.concurrent.Future#get()",
                "Waits for each partner's answer without a limit; one that hangs holds the request for ever.",
                Remedy.recipe("ComposeInsteadOfJoin", 3),
                path(AVAILABLE, AVAILABLE_FRAME, outer, here));
    }

    static Finding confirm() {
        CallPath.Frame here = frame("Jobs#onBooked(com.acme.trips.BookingMade)", "mail.send");
        return blocking(
                "MailSend",
                Severity.MEDIUM,
                here,
                "mail",
                "org.springframework.mail.MailSender#send(org.springframework.mail.SimpleMailMessage)",
                "The listener runs on the thread that publishes the event, so booking waits for the mail server.",
                Remedy.recipe("OffloadToExecutor", 2),
                path(BOOKED, here));
    }

    static Finding lookup() {
        CallPath.Frame get = frame("QuoteController#get(long)", "quotes.find(id)");
        CallPath.Frame here = frame("QuoteService#find(long)", "repository.findById");
        return blocking(
                "RepositoryCall",
                Severity.LOW,
                here,
                "jpa",
                "com.acme.trips.QuoteRepository#findById(java.lang.Object)",
                "Waits for the database; the pool of ten connections is the limit whatever the threads do.",
                Remedy.manual("Nothing to gain: the connection pool is the limit, not the threads."),
                path(GET, get, here));
    }

    static Finding save() {
        CallPath.Frame here = frame("QuoteService#quote(com.acme.trips.QuoteRequest)", "repository.save");
        return blocking(
                        "RepositoryCall",
                        Severity.LOW,
                        here,
                        "jpa",
                        "com.acme.trips.QuoteRepository#save(java.lang.Object)",
                        "Waits for the database; the pool of ten connections is the limit whatever the threads do.",
                        Remedy.manual("Nothing to gain: the connection pool is the limit, not the threads."),
                        path(CREATE, CREATE_FRAME, here))
                .withStatus(Finding.Status.BASELINE);
    }

    static Finding invoice() {
        CallPath.Frame get = frame("QuoteController#invoice(long)", "quotes.invoice(id)");
        CallPath.Frame here = frame("QuoteService#invoice(long)", "Files.readAllBytes");
        return blocking(
                        "FileRead",
                        Severity.LOW,
                        here,
                        "file",
                        "java.nio.file.Files#readAllBytes(java.nio.file.Path)",
                        "Reads the whole invoice from disk on the request thread.",
                        Remedy.manual("A local file is read in less time than a hop to another thread costs."),
                        path(INVOICE, get, here))
                .withStatus(Finding.Status.SUPPRESSED);
    }

    static Finding format() {
        CallPath.Frame here = frame("QuoteService#day", "new SimpleDateFormat");
        return other(
                "SharedDateFormat",
                Family.SHARED_STATE,
                Severity.HIGH,
                here,
                "SimpleDateFormat is not safe for threads: two quotes at once can get each other's date.",
                Remedy.recipe("DateTimeFormatterInstead", 1),
                Finding.Status.OPEN);
    }

    static Finding cache() {
        CallPath.Frame here = frame("QuoteService#cachedRate(java.lang.String)", "cache.containsKey");
        return other(
                "CheckThenAct",
                Family.SHARED_STATE,
                Severity.HIGH,
                here,
                "A HashMap is checked and filled by all request threads: lost entries, and a remote call for each of them.",
                Remedy.recipe("ComputeIfAbsent", 1),
                Finding.Status.OPEN,
                path(CREATE, CREATE_FRAME, RATE_FRAME, here));
    }

    static Finding timeout() {
        CallPath.Frame here = frame("RateClient#rest", "new RestTemplate()");
        return other(
                "ClientWithoutTimeout",
                Family.HYGIENE,
                Severity.HIGH,
                here,
                "No connect or read timeout: a partner that hangs holds its caller for ever.",
                Remedy.recipe("RestTemplateTimeouts", 0),
                Finding.Status.OPEN);
    }

    private static Finding blocking(
            String rule,
            Severity severity,
            CallPath.Frame here,
            String kind,
            String call,
            String message,
            Remedy remedy,
            CallPath... paths) {
        List<ThreadContext> threads =
                Arrays.stream(paths).map(path -> thread(path.entryPoint())).toList();
        return new Finding(
                FindingId.of(rule, here.method(), call, 0),
                rule,
                Family.BLOCKING,
                severity,
                Confidence.HIGH,
                here.file(),
                here.line(),
                here.line(),
                16,
                here.method(),
                message,
                Optional.of(new Finding.Sink(kind, call)),
                threads,
                List.of(paths),
                List.of(),
                remedy,
                Optional.empty(),
                Finding.Status.OPEN);
    }

    private static Finding other(
            String rule,
            Family family,
            Severity severity,
            CallPath.Frame here,
            String message,
            Remedy remedy,
            Finding.Status status,
            CallPath... paths) {
        List<ThreadContext> threads =
                Arrays.stream(paths).map(path -> thread(path.entryPoint())).toList();
        return new Finding(
                FindingId.of(rule, here.method(), "", 0),
                rule,
                family,
                severity,
                Confidence.MEDIUM,
                here.file(),
                here.line(),
                here.line(),
                0,
                here.method(),
                message,
                Optional.empty(),
                threads,
                List.of(paths),
                List.of(new Finding.Location(here.file(), here.line(), "declared here")),
                remedy,
                Optional.empty(),
                status);
    }

    private static ThreadContext thread(String entryPoint) {
        return List.of(GET, CREATE, INVOICE, IMPORT, BOOKED, BOOK, AVAILABLE, HEALTH).stream()
                .filter(entry -> entry.id().equals(entryPoint))
                .findFirst()
                .orElseThrow()
                .thread();
    }

    private static CallPath path(EntryPoint from, CallPath.Frame... frames) {
        return new CallPath(from.id(), List.of(frames));
    }

    static CallPath.Frame frame(String member, String text) {
        String simpleClass = member.substring(0, member.indexOf('#'));
        return new CallPath.Frame(
                "com.acme.trips." + member, SampleSources.file(simpleClass), SOURCES.line(simpleClass, text));
    }

    private static EntryPoint entry(String kind, ThreadContext thread, String member, String route, String text) {
        CallPath.Frame at = frame(member, text);
        return new EntryPoint(
                kind + " " + at.method(),
                kind,
                thread,
                at.method(),
                Optional.of(route).filter(r -> !r.isEmpty()),
                at.file(),
                at.line());
    }

    private static Coverage coverage() {
        return new Coverage(
                118,
                117,
                9_412,
                9_268,
                Map.of("bytecode", 9_240, "imports", 28),
                List.of(
                        new Coverage.NotAnalysed(
                                "src/main/java/com/acme/trips/legacy/Import.java",
                                "does not parse: line 88, unclosed string literal"),
                        new Coverage.NotAnalysed(
                                "src/main/java/com/acme/trips/plugins", "12 calls by reflection are not followed")));
    }

    private static Score score() {
        return new Score(
                41,
                List.of(
                        new Score.Part("start", 100, "every project starts at 100"),
                        new Score.Part("waits on request threads", -34, "8 findings, weighted 58 of 170 points"),
                        new Score.Part("shared state", -10, "2 findings x 5"),
                        new Score.Part("fan-out", -9, "2 findings x 4.5"),
                        new Score.Part("hygiene", -6, "2 findings x 3")));
    }

    private static Metrics metrics() {
        Measurement measurement = new Measurement(
                "2 cores, JDK 17.0.15, Linux",
                "Open loop at a fixed rate; before and after interleaved over five rounds; medians.",
                Measurement.Validity.VALID,
                List.of(),
                List.of(quotes()));
        return new Metrics(
                Map.of("findings.blocking", 10.0, "entryPoints", 8.0, "methods", 1_204.0), Optional.of(measurement));
    }

    static Measurement.Scenario quotes() {
        return new Measurement.Scenario(
                "Three partners",
                "POST /quotes",
                250,
                30,
                500,
                List.of(
                        new Measurement.Variant(
                                "before",
                                5,
                                133.3,
                                137,
                                1500,
                                5210,
                                9870,
                                4_120,
                                0,
                                3_380,
                                229,
                                612,
                                Optional.of(1512.4),
                                Optional.of(0.0),
                                Map.of("cpuMillisPerRequest", 1.9)),
                        new Measurement.Variant(
                                "after",
                                5,
                                250,
                                249.8,
                                500,
                                512,
                                604,
                                7_494,
                                0,
                                6,
                                96,
                                431,
                                Optional.of(2.1),
                                Optional.of(309.0),
                                Map.of("cpuMillisPerRequest", 1.4)),
                        new Measurement.Variant(
                                "threads.max=1000",
                                5,
                                250,
                                248.9,
                                1500,
                                1540,
                                1890,
                                7_470,
                                0,
                                30,
                                1_029,
                                887,
                                Optional.of(1508.0),
                                Optional.of(0.0),
                                Map.of("cpuMillisPerRequest", 2.2))));
    }
}
