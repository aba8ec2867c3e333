package com.tripdesk.rail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the rail partner owes us and we owe them. */
@Component
public class RailLedger {

    private final Object seatLock = new Object();
    private final Object moneyLock = new Object();
    private final Map<String, Integer> seats = new HashMap<>();
    private final Map<String, Integer> money = new HashMap<>();
    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    public void sell(String agency, int count, int price) {
        synchronized (seatLock) {
            seats.merge(agency, count, Integer::sum);
            synchronized (moneyLock) {
                money.merge(agency, count * price, Integer::sum);
            }
        }
        journal.add("sell " + agency + " " + count);
    }

    public int settle(String agency) {
        int due;
        synchronized (moneyLock) {
            due = money.getOrDefault(agency, 0);
            money.put(agency, 0);
            synchronized (seatLock) {
                seats.remove(agency);
            }
        }
        journal.add("settle " + agency + " " + due);
        return due;
    }

    public List<String> entriesOf(String agency) {
        List<String> entries = new ArrayList<>();
        for (String entry : journal) {
            if (entry.contains(" " + agency + " ")) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
