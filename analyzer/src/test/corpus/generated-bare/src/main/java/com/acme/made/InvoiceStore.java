package com.acme.made;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import lombok.Cleanup;
import lombok.RequiredArgsConstructor;
import lombok.SneakyThrows;
import lombok.Synchronized;
import lombok.extern.slf4j.Slf4j;
import lombok.val;
import org.springframework.stereotype.Service;

@Slf4j
@Service
@RequiredArgsConstructor
public class InvoiceStore {

    private final InvoiceMapper mapper;

    @SneakyThrows
    public Invoice load(long id) {
        @Cleanup BufferedReader in = new BufferedReader(new FileReader("invoice-" + id)); // ! request file
        val text = in.readLine(); // ! request file
        log.info("read {}", text); // ok
        return Invoice.builder().id(id).text(text).build(); // ok
    }

    @SneakyThrows
    public String first(String text) {
        @Cleanup val in = new BufferedReader(new StringReader(text)); // ok
        return in.readLine(); // ok
    }

    @Synchronized
    @SneakyThrows
    public void save(Invoice invoice) {
        Files.writeString(Path.of("invoice-" + invoice.getId()), invoice.getText()); // ! request file
    }

    public Invoice copy(Invoice invoice, long id) {
        return mapper.copy(invoice).withId(id); // ok
    }
}
