package com.acme.trips;

@Service
class BookingService {

    @Transactional
    Booking book(long quoteId) {
        Quote quote = quotes.findById(quoteId).orElseThrow();
        Payment payment = payments.charge(quote.customer(), quote.price());
        Booking booking = bookings.save(new Booking(quote, payment));
        CompletableFuture.supplyAsync(() -> mail.send(confirmation(booking)));
        return booking;
    }

    List<Availability> availability(List<Long> trips) {
        ExecutorService pool = Executors.newCachedThreadPool();
        List<Future<Availability>> futures = trips.stream().map(id -> pool.submit(() -> partners.ask(id))).toList();
        return futures.stream().map(this::join).toList();
    }

    private Availability join(Future<Availability> future) {
        return future.get();
    }
}
