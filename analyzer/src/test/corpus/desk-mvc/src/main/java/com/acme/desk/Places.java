package com.acme.desk;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

/** Objects that are called back, each by who passed it. */
interface Found {

    void address(String text);

    void nothing(Exception why);
}

@Component
class Geocoder {

    private final RestTemplate rest = new RestTemplate();

    String address(String at, Found found) {
        String text = rest.getForObject("http://map/" + at, String.class); // ! request+scheduler http
        return answer(text, found);
    }

    private String answer(String text, Found found) {
        if (found != null) {
            if (text == null) {
                found.nothing(new IllegalStateException()); // ok
            } else {
                found.address(text); // ok
            }
        }
        return text;
    }
}

@RestController
public class Places {

    private final Geocoder geocoder;
    private final RestTemplate rest = new RestTemplate();
    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    Places(Geocoder geocoder) {
        this.geocoder = geocoder;
    }

    @GetMapping("/where")
    public String where() {
        return geocoder.address("here", null);
    }

    @GetMapping("/told")
    public void told() {
        geocoder.address("here", new Found() {
            @Override
            public void address(String text) {
                rest.put("http://desk/" + text, text); // ! request http
            }

            @Override
            public void nothing(Exception why) {
                pool.execute(() -> rest.delete("http://desk/")); // ! bounded-pool http
            }
        });
    }

    @Scheduled(fixedDelay = 5_000)
    public void refresh() {
        geocoder.address("there", new Found() {
            @Override
            public void address(String text) {
                rest.delete("http://old/" + text); // ! scheduler http
            }

            @Override
            public void nothing(Exception why) {
                why.getMessage(); // ok
            }
        });
    }
}
