package com.acme.shop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestOperations;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@FeignClient(name = "stock", url = "http://stock")
interface StockClient {
    @GetMapping("/stock/{id}")
    int stock(@PathVariable("id") long id);
}

interface CrmApi {
    @GetExchange("/customers/{id}")
    Map<String, String> customer(@PathVariable("id") long id);

    @GetExchange("/customers")
    Flux<String> customers();
}

@Service
class Pricing {

    private final WebClient web;

    Pricing(WebClient.Builder builder) {
        this.web = builder.baseUrl("http://prices").build(); // ok
    }

    String blockingPrice(long id) {
        return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class).block(); // ! request sync-bridge
    }

    String boundedPrice(long id) {
        return web.get()
                .uri("/{id}", id)
                .retrieve()
                .bodyToMono(String.class)
                .block(Duration.ofSeconds(2)); // ! request sync-bridge
    }

    Mono<String> price(long id) {
        return web.get().uri("/{id}", id).retrieve().bodyToMono(String.class); // ok
    }
}

@RestController
public class Clients {

    private final StockClient stock;
    private final CrmApi crm;
    private final Pricing pricing;
    private final RestClient rest;
    private final RestOperations operations;

    Clients(StockClient stock, CrmApi crm, Pricing pricing, RestClient.Builder builder, RestOperations operations) {
        this.stock = stock;
        this.crm = crm;
        this.pricing = pricing;
        this.rest = builder.baseUrl("http://crm").build(); // ok
        this.operations = operations;
    }

    @GetMapping("/feign/{id}")
    public int feign(@PathVariable long id) {
        return stock.stock(id); // ! request http
    }

    @GetMapping("/exchange/{id}")
    public Map<String, String> exchange(@PathVariable long id) {
        Flux<String> all = crm.customers(); // ok
        all.map(String::length); // ok
        return crm.customer(id); // ! request http
    }

    @GetMapping("/web-client/{id}")
    public String webClient(@PathVariable long id) {
        return pricing.blockingPrice(id) + pricing.boundedPrice(id); // ok
    }

    @GetMapping("/reactive/{id}")
    public Mono<String> reactive(@PathVariable long id) {
        return pricing.price(id).map(String::trim); // ok
    }

    @GetMapping("/rest-client/{id}")
    public String restClient(@PathVariable long id) {
        String name = rest.get().uri("/names/{id}", id).retrieve().body(String.class); // ! request http
        ResponseEntity<Void> gone = rest.delete().uri("/names/{id}", id).retrieve().toBodilessEntity(); // ! request http
        return name + gone.getStatusCode(); // ok
    }

    @GetMapping("/operations/{id}")
    public List<?> operations(@PathVariable long id) {
        String uri = UriComponentsBuilder.fromUriString("http://x").path("/{id}").build(id).toString(); // ok
        return operations.getForEntity(uri, List.class).getBody(); // ! request http
    }

    @GetMapping("/flux")
    public List<String> flux() {
        Flux<String> names = Flux.just("a", "b"); // ok
        names.filter(name -> name.length() > 1).count(); // ok
        String last = names.delayElements(Duration.ofMillis(10)).blockLast(); // ! request sync-bridge
        return List.of(last); // ok
    }
}
