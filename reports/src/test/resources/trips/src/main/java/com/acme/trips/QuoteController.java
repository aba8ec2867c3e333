package com.acme.trips;

@RestController
@RequestMapping("/quotes")
class QuoteController {

    private final QuoteService quotes;

    @GetMapping("/{id}")
    Quote get(@PathVariable long id) {
        return quotes.find(id);
    }

    @PostMapping
    Quote create(@RequestBody QuoteRequest request) {
        return quotes.quote(request);
    }

    @GetMapping("/{id}/invoice")
    byte[] invoice(@PathVariable long id) throws IOException {
        return quotes.invoice(id);
    }
}
