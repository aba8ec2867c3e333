package com.acme.trips;

@Component
class RateClient {

    private final RestTemplate rest = new RestTemplate();

    Rate rate(String route) {
        for (int attempt = 0; ; attempt++) {
            try {
                return rest.getForObject(base + "/rates/{route}", Rate.class, route);
            } catch (RestClientException e) {
                pause(attempt);
            }
        }
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(200L << attempt);
        } catch (InterruptedException e) {
            log.warn("interrupted");
        }
    }
}
