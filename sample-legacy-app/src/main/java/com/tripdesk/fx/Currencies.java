package com.tripdesk.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

public class Currencies {

    private static final String CODES = "EUR,USD,GBP,NOK,JPY";

    private static Currencies instance;

    private final List<String> codes = new ArrayList<>();

    private Currencies() {
        StringTokenizer tokens = new StringTokenizer(CODES, ",");
        while (tokens.hasMoreTokens()) {
            codes.add(tokens.nextToken());
        }
    }

    public static Currencies getInstance() {
        if (instance == null) {
            synchronized (Currencies.class) {
                if (instance == null) {
                    instance = new Currencies();
                }
            }
        }
        return instance;
    }

    public List<String> codes() {
        return new ArrayList<>(codes);
    }

    public boolean knows(String code) {
        return codes.contains(code);
    }
}
