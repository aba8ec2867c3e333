package com.acme.made;

import lombok.RequiredArgsConstructor;
import lombok.SneakyThrows;
import lombok.experimental.UtilityClass;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
@RequiredArgsConstructor
public class Invoices {

    private final InvoiceStore store;
    private final RestTemplate rest;

    @GetMapping("/invoices/{id}")
    public Invoice one(@PathVariable long id) {
        return store.copy(store.load(id), id); // ok
    }

    @PostMapping("/invoices")
    public String add(@RequestBody Invoice invoice) {
        store.save(invoice); // ok
        Pause.aMoment();
        rest.postForLocation("http://mail/", invoice.getCustomer()); // ! request http
        return store.first(invoice.getText()); // ok
    }
}

@UtilityClass
class Pause {

    @SneakyThrows
    void aMoment() {
        Thread.sleep(10); // ! request sleep
    }
}
