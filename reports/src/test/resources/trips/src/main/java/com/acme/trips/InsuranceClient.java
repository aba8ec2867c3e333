package com.acme.trips;

@Component
class InsuranceClient {

    private final HttpClient http = HttpClient.newHttpClient();

    Premium premium(QuoteRequest request) {
        HttpResponse<String> answer = http.send(post(request), BodyHandlers.ofString());
        return json.read(answer.body(), Premium.class);
    }
}
