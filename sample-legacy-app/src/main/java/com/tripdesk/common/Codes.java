package com.tripdesk.common;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

public final class Codes {

    private Codes() {
    }

    public static String join(List<String> codes) {
        StringBuilder out = new StringBuilder();
        Iterator<String> iterator = codes.iterator();
        while (iterator.hasNext()) {
            out.append(normalize(iterator.next()));
            if (iterator.hasNext()) {
                out.append('/');
            }
        }
        return out.toString();
    }

    public static String normalize(String code) {
        return code == null ? "" : code.trim().toUpperCase(Locale.ROOT);
    }

    public static String destinationOf(String tripId) {
        int dash = tripId.indexOf('-');
        return dash < 0 ? tripId : tripId.substring(0, dash);
    }

    public static boolean valid(String code) {
        return code != null && code.matches("[A-Z]{3}");
    }
}
