package com.tripdesk.legacy;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which desk an agent sits at. Kept from the old terminal client. */
@Component
public class SessionRegistry {

    public static Map<String, String> desks = new HashMap<>();

    private Object lock = new Object();
    private String current;

    public String login(String agent, String desk) {
        synchronized (lock) {
            current = agent;
            desks.put(agent, desk);
            return current + "@" + desk;
        }
    }

    public String desk(String agent) {
        return desks.getOrDefault(agent, "none");
    }

    public void reset() {
        lock = new Object();
        desks = new HashMap<>();
    }
}
