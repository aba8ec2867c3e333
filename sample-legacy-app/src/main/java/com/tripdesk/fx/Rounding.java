package com.tripdesk.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

public final class Rounding {

    private static volatile Rounding instance;

    private final Map<String, Integer> digits;

    private Rounding() {
        Map<String, Integer> map = new HashMap<>();
        map.put("JPY", 0);
        map.put("EUR", 2);
        map.put("USD", 2);
        this.digits = Collections.unmodifiableMap(map);
    }

    public static Rounding getInstance() {
        Rounding result = instance;
        if (result == null) {
            synchronized (Rounding.class) {
                result = instance;
                if (result == null) {
                    result = new Rounding();
                    instance = result;
                }
            }
        }
        return result;
    }

    public BigDecimal round(BigDecimal amount, String currency) {
        return amount.setScale(digits.getOrDefault(currency, 2), RoundingMode.HALF_UP);
    }
}
