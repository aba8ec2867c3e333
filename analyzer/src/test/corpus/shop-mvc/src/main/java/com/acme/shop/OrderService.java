package com.acme.shop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class OrderService {

    private final OrderRepository orders;
    private final PriceClient prices;

    public OrderService(OrderRepository orders, PriceClient prices) {
        this.orders = orders;
        this.prices = prices;
    }

    @Transactional
    public Order save(Order order) {
        CompletableFuture<String> price = prices.priceOf(order.getId()); // ok
        order.getNotes().add(price.join()); // ! request future
        return orders.save(order); // ! request jpa
    }

    public void pause() {
        try {
            Thread.sleep(250); // ! request sleep
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // ok
        }
    }

    @GetsCalledByNobody
    public String unused(long id) throws ExecutionException, InterruptedException, TimeoutException {
        return prices.priceOf(id).get(2, TimeUnit.SECONDS); // ! nowhere future
    }

    @interface GetsCalledByNobody {}
}
