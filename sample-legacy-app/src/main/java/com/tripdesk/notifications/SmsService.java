package com.tripdesk.notifications;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

/** Hands texts to the SMS console; the provider picks them up from there. */
@Service
public class SmsService {

    private final List<String> console = new CopyOnWriteArrayList<>();

    @Async
    public void text(String number, String message) {
        console.add(number + ": " + message);
        if (console.size() > 100) {
            console.remove(0);
        }
    }

    public List<String> console() {
        return console;
    }
}
