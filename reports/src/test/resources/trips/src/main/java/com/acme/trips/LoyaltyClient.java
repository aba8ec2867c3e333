package com.acme.trips;

@Component
class LoyaltyClient {

    synchronized Points points(String customer) {
        HttpURLConnection connection = (HttpURLConnection) url(customer).openConnection();
        try (InputStream in = connection.getInputStream()) {
            return json.read(in, Points.class);
        }
    }
}
