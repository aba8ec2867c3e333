package com.acme.shop;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
@RequestMapping("/orders")
public class OrderController {

    private final OrderRepository orders;
    private final OrderService service;
    private final RestTemplate rest;
    private final Map<Long, String> recent = new ConcurrentHashMap<>();

    public OrderController(OrderRepository orders, OrderService service, RestTemplate rest) {
        this.orders = orders;
        this.service = service;
        this.rest = rest;
    }

    @GetMapping("/{id}")
    public ResponseEntity<Order> one(@PathVariable Long id) {
        recent.put(id, "seen"); // ok
        return orders.findById(id) // ! request jpa
                .map(ResponseEntity::ok) // ok
                .orElseGet(() -> ResponseEntity.notFound().build()); // ok
    }

    @GetMapping
    public List<Order> latest() {
        return orders.findTop10ByOrderByIdDesc(); // ! request jpa
    }

    @GetMapping("/recent")
    public String recentOnes() {
        return recent.getOrDefault(1L, "none"); // ok
    }

    @PostMapping
    public Order create(@RequestBody Order order) {
        String stock = rest.getForObject("http://stock/{id}", String.class, order.getId()); // ! request http
        order.getNotes().add(stock); // ok
        return service.save(order);
    }

    @PostMapping("/{id}/ship")
    public void ship(@PathVariable Long id) {
        rest.postForLocation("http://carrier/ship", id); // ! request http
        service.pause(); // ok
    }

    @DeleteMapping("/{id}")
    public void delete(@PathVariable Long id) {
        orders.deleteById(id); // ! request jpa
        recent.remove(id); // ok
    }

    @GetMapping("/known/{customer}")
    public boolean known(@PathVariable String customer) {
        return orders.isKnown(customer); // ok
    }
}
