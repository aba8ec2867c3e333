package com.acme.shop;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

record OrderPlaced(long id) {}

record OrderShipped(long id) {}

@Component
class Listeners {

    private final OrderRepository orders;
    private final RestTemplate rest;
    private final KafkaTemplate<String, String> kafka;
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    Listeners(OrderRepository orders, RestTemplate rest, KafkaTemplate<String, String> kafka) {
        this.orders = orders;
        this.rest = rest;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "orders")
    void onKafka(String message) {
        seen.put(message, message); // ok
        orders.count(); // ! listener jpa
        kafka.send("done", message); // ok
    }

    @KafkaListener(topics = "slow")
    void onSlow(String message) throws ExecutionException, InterruptedException {
        CompletableFuture<SendResult<String, String>> sent = kafka.send("done", message); // ok
        sent.get(); // ! listener future
    }

    @RabbitListener(queues = "mail")
    void onRabbit(String message) {
        rest.getForObject("http://mail/{0}", String.class, message); // ! listener http
    }

    @JmsListener(destination = "stock")
    void onJms(Message message) throws JMSException, InterruptedException {
        message.getJMSMessageID(); // ok
        Thread.sleep(10); // ! listener sleep
    }

    /** Spring calls it in the thread that publishes. */
    @EventListener
    void onPlaced(OrderPlaced event) {
        rest.getForObject("http://crm/{0}", String.class, event.id()); // ! request http
    }

    @Async("mailExecutor")
    @EventListener
    public void onShipped(OrderShipped event) {
        rest.getForObject("http://crm/{0}", String.class, event.id()); // ! bounded-pool http
    }
}

@RestController
class PlacingController {

    private final ApplicationEventPublisher events;

    PlacingController(ApplicationEventPublisher events) {
        this.events = events;
    }

    @PostMapping("/place")
    void place() {
        events.publishEvent(new OrderPlaced(1)); // ok
        events.publishEvent(new OrderShipped(1)); // ok
    }
}
