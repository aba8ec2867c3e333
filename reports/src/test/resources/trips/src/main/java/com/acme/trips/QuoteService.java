package com.acme.trips;

@Service
class QuoteService {

    private final QuoteRepository repository;
    private final RateClient rates;
    private final InsuranceClient insurance;
    private final LoyaltyClient loyalty;
    private final SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
    private final Map<String, Rate> cache = new HashMap<>();

    Quote find(long id) {
        return repository.findById(id).orElseThrow();
    }

    Quote quote(QuoteRequest request) {
        Rate rate = cachedRate(request.route());
        Premium premium = insurance.premium(request);
        Points points = loyalty.points(request.customer());
        return repository.save(new Quote(request, rate, premium, points, day.format(new Date())));
    }

    byte[] invoice(long id) throws IOException {
        Path file = invoices.resolve(id + ".pdf");
        return Files.readAllBytes(file);
    }

    private Rate cachedRate(String route) {
        if (!cache.containsKey(route)) {
            cache.put(route, rates.rate(route));
        }
        return cache.get(route);
    }
}
