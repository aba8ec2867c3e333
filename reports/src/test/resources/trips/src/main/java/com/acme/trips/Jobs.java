package com.acme.trips;

@Component
class Jobs {

    @Scheduled(fixedDelay = 60_000)
    void importRates() {
        for (String route : routes.all()) {
            rates.store(route, client.rate(route));
        }
    }

    @EventListener
    void onBooked(BookingMade event) {
        mail.send(event.booking());
    }
}
