package dev.unblock.reports;

import dev.unblock.model.CallPath;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;

/** Where threads enter the sample, and the places they pass. */
final class SampleEntryPoints {

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

    private SampleEntryPoints() {}

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

    static ThreadContext thread(String entryPoint) {
        return List.of(GET, CREATE, INVOICE, IMPORT, BOOKED, BOOK, AVAILABLE, HEALTH).stream()
                .filter(entry -> entry.id().equals(entryPoint))
                .findFirst()
                .orElseThrow()
                .thread();
    }
}
