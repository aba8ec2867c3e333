package dev.unblock.reports;

import dev.unblock.model.CallPath;
import dev.unblock.model.Confidence;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.FindingId;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import dev.unblock.model.Suppression;
import dev.unblock.model.Suppression.Standing;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The findings of the sample result. */
final class SampleFindings {

    private SampleFindings() {}

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
                .map(SampleRanking::exposed)
                .sorted(Comparator.comparing(Finding::file)
                        .thenComparing(Finding::line)
                        .thenComparing(Finding::rule))
                .toList();
    }

    static Finding rate() {
        CallPath.Frame here = SampleEntryPoints.frame("RateClient#rate(java.lang.String)", "rest.getForObject");
        return blocking(
                        "RestTemplateCall",
                        Severity.HIGH,
                        here,
                        "http",
                        "org.springframework.web.client.RestTemplate#getForObject(java.lang.String, java.lang.Class, java.lang.Object[])",
                        "Waits for the rate partner, in a retry loop, while a request thread is held. Nothing limits the wait: the client has no timeout.",
                        Remedy.recipe("OffloadToExecutor", 2),
                        path(
                                SampleEntryPoints.CREATE,
                                SampleEntryPoints.CREATE_FRAME,
                                SampleEntryPoints.RATE_FRAME,
                                SampleEntryPoints.CACHED_FRAME,
                                here),
                        path(SampleEntryPoints.IMPORT, SampleEntryPoints.IMPORT_FRAME, here))
                .withEvidence(new Finding.Evidence(412, Optional.of(207_340.5)));
    }

    static Finding pause() {
        CallPath.Frame rate = SampleEntryPoints.frame("RateClient#rate(java.lang.String)", "pause(attempt)");
        CallPath.Frame here = SampleEntryPoints.frame("RateClient#pause(int)", "Thread.sleep");
        return blocking(
                "ThreadSleep",
                Severity.HIGH,
                here,
                "sleep",
                "java.lang.Thread#sleep(long)",
                "Sleeps between retries, doubling each time: the fourth retry holds the thread for 1.6 s.",
                Remedy.manual("A retry that waits needs a scheduler; no recipe rewrites a loop with its own state."),
                path(SampleEntryPoints.IMPORT, SampleEntryPoints.IMPORT_FRAME, rate, here),
                path(
                        SampleEntryPoints.CREATE,
                        SampleEntryPoints.CREATE_FRAME,
                        SampleEntryPoints.RATE_FRAME,
                        SampleEntryPoints.CACHED_FRAME,
                        rate,
                        here));
    }

    static Finding interrupted() {
        CallPath.Frame here = SampleEntryPoints.frame("RateClient#pause(int)", "catch (InterruptedException");
        return other(
                "SwallowedInterrupt",
                Family.HYGIENE,
                Severity.MEDIUM,
                here,
                "The interrupt is swallowed: a pool that shuts down waits for this thread until its retries are over.",
                Remedy.recipe("RestoreInterrupt", 1),
                Finding.Status.OPEN,
                path(
                        SampleEntryPoints.IMPORT,
                        SampleEntryPoints.IMPORT_FRAME,
                        SampleEntryPoints.frame("RateClient#rate(java.lang.String)", "pause(attempt)"),
                        here));
    }

    static Finding premium() {
        CallPath.Frame quote =
                SampleEntryPoints.frame("QuoteService#quote(com.acme.trips.QuoteRequest)", "insurance.premium");
        CallPath.Frame here =
                SampleEntryPoints.frame("InsuranceClient#premium(com.acme.trips.QuoteRequest)", "http.send");
        return blocking(
                "HttpClientSend",
                Severity.HIGH,
                here,
                "http",
                "java.net.http.HttpClient#send(java.net.http.HttpRequest, java.net.http.HttpResponse$BodyHandler)",
                "Waits for the insurance partner although the same client offers sendAsync.",
                Remedy.recipe("HttpClientSendToSendAsync", 4),
                path(SampleEntryPoints.CREATE, SampleEntryPoints.CREATE_FRAME, quote, here));
    }

    static Finding points() {
        CallPath.Frame quote =
                SampleEntryPoints.frame("QuoteService#quote(com.acme.trips.QuoteRequest)", "loyalty.points");
        CallPath.Frame here = SampleEntryPoints.frame("LoyaltyClient#points(java.lang.String)", "getInputStream");
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
                path(SampleEntryPoints.CREATE, SampleEntryPoints.CREATE_FRAME, quote, here));
    }

    static Finding payment() {
        CallPath.Frame here = SampleEntryPoints.frame("BookingService#book(long)", "payments.charge");
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
                path(SampleEntryPoints.BOOK, SampleEntryPoints.BOOK_FRAME, here));
    }

    static Finding mail() {
        CallPath.Frame here = SampleEntryPoints.frame("BookingService#book(long)", "CompletableFuture.supplyAsync");
        return other(
                "SupplyAsyncWithoutExecutor",
                Family.FAN_OUT,
                Severity.HIGH,
                here,
                "Mail is sent on the common pool: on two cores one thread serves the whole process.",
                Remedy.recipe("NamedExecutor", 1),
                Finding.Status.OPEN,
                path(SampleEntryPoints.BOOK, SampleEntryPoints.BOOK_FRAME, here));
    }

    static Finding pool() {
        CallPath.Frame here =
                SampleEntryPoints.frame("BookingService#availability(java.util.List)", "newCachedThreadPool");
        return other(
                "UnboundedPool",
                Family.FAN_OUT,
                Severity.HIGH,
                here,
                "A new pool without a limit for each request, and nobody shuts it down.",
                Remedy.recipe("BoundedExecutor", 0),
                Finding.Status.OPEN,
                path(SampleEntryPoints.AVAILABLE, SampleEntryPoints.AVAILABLE_FRAME, here));
    }

    static Finding join() {
        CallPath.Frame outer = SampleEntryPoints.frame("BookingService#availability(java.util.List)", "this::join");
        CallPath.Frame here =
                SampleEntryPoints.frame("BookingService#join(java.util.concurrent.Future)", "future.get()");
        return blocking(
                "FutureGetWithoutTimeout",
                Severity.HIGH,
                here,
                "join",
                "java.util.concurrent.Future#get()",
                "Waits for each partner's answer without a limit; one that hangs holds the request for ever.",
                Remedy.recipe("ComposeInsteadOfJoin", 3),
                path(SampleEntryPoints.AVAILABLE, SampleEntryPoints.AVAILABLE_FRAME, outer, here));
    }

    static Finding confirm() {
        CallPath.Frame here = SampleEntryPoints.frame("Jobs#onBooked(com.acme.trips.BookingMade)", "mail.send");
        return blocking(
                "MailSend",
                Severity.MEDIUM,
                here,
                "mail",
                "org.springframework.mail.MailSender#send(org.springframework.mail.SimpleMailMessage)",
                "The listener runs on the thread that publishes the event, so booking waits for the mail server.",
                Remedy.recipe("OffloadToExecutor", 2),
                path(SampleEntryPoints.BOOKED, here));
    }

    static Finding lookup() {
        CallPath.Frame get = SampleEntryPoints.frame("QuoteController#get(long)", "quotes.find(id)");
        CallPath.Frame here = SampleEntryPoints.frame("QuoteService#find(long)", "repository.findById");
        return blocking(
                "RepositoryCall",
                Severity.LOW,
                here,
                "jpa",
                "com.acme.trips.QuoteRepository#findById(java.lang.Object)",
                "Waits for the database; the pool of ten connections is the limit whatever the threads do.",
                Remedy.manual("Nothing to gain: the connection pool is the limit, not the threads."),
                path(SampleEntryPoints.GET, get, here));
    }

    static Finding save() {
        CallPath.Frame here =
                SampleEntryPoints.frame("QuoteService#quote(com.acme.trips.QuoteRequest)", "repository.save");
        return blocking(
                        "RepositoryCall",
                        Severity.LOW,
                        here,
                        "jpa",
                        "com.acme.trips.QuoteRepository#save(java.lang.Object)",
                        "Waits for the database; the pool of ten connections is the limit whatever the threads do.",
                        Remedy.manual("Nothing to gain: the connection pool is the limit, not the threads."),
                        path(SampleEntryPoints.CREATE, SampleEntryPoints.CREATE_FRAME, here))
                .withStatus(Finding.Status.BASELINE);
    }

    /** One that does its work, one that is over, one that silences nothing. */
    static List<Suppression> suppressions() {
        return List.of(
                new Suppression(
                        "FileRead",
                        SampleSources.file("QuoteService"),
                        28,
                        Optional.of("a local file, read in a millisecond"),
                        Optional.of("@acme/quotes"),
                        Optional.of("2027-01-31"),
                        Standing.ACTIVE,
                        List.of(invoice().id())),
                new Suppression(
                        "RepositoryCall",
                        SampleSources.file("QuoteService"),
                        33,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("2026-06-30"),
                        Standing.OVER,
                        List.of(save().id())),
                new Suppression(
                        "*",
                        SampleSources.file("RateClient"),
                        12,
                        Optional.of("generated"),
                        Optional.empty(),
                        Optional.empty(),
                        Standing.UNUSED,
                        List.of()));
    }

    static Finding invoice() {
        CallPath.Frame get = SampleEntryPoints.frame("QuoteController#invoice(long)", "quotes.invoice(id)");
        CallPath.Frame here = SampleEntryPoints.frame("QuoteService#invoice(long)", "Files.readAllBytes");
        return blocking(
                        "FileRead",
                        Severity.LOW,
                        here,
                        "file",
                        "java.nio.file.Files#readAllBytes(java.nio.file.Path)",
                        "Reads the whole invoice from disk on the request thread.",
                        Remedy.manual("A local file is read in less time than a hop to another thread costs."),
                        path(SampleEntryPoints.INVOICE, get, here))
                .withStatus(Finding.Status.SUPPRESSED);
    }

    static Finding format() {
        CallPath.Frame here = SampleEntryPoints.frame("QuoteService#day", "new SimpleDateFormat");
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
        CallPath.Frame here = SampleEntryPoints.frame("QuoteService#cachedRate(java.lang.String)", "cache.containsKey");
        return other(
                "CheckThenAct",
                Family.SHARED_STATE,
                Severity.HIGH,
                here,
                "A HashMap is checked and filled by all request threads: lost entries, and a remote call for each of them.",
                Remedy.recipe("ComputeIfAbsent", 1),
                Finding.Status.OPEN,
                path(SampleEntryPoints.CREATE, SampleEntryPoints.CREATE_FRAME, SampleEntryPoints.RATE_FRAME, here));
    }

    static Finding timeout() {
        CallPath.Frame here = SampleEntryPoints.frame("RateClient#rest", "new RestTemplate()");
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
        List<ThreadContext> threads = Arrays.stream(paths)
                .map(path -> SampleEntryPoints.thread(path.entryPoint()))
                .toList();
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
        List<ThreadContext> threads = Arrays.stream(paths)
                .map(path -> SampleEntryPoints.thread(path.entryPoint()))
                .toList();
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

    private static CallPath path(EntryPoint from, CallPath.Frame... frames) {
        return new CallPath(from.id(), List.of(frames));
    }
}
