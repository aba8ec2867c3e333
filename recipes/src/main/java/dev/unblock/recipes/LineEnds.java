package dev.unblock.recipes;

import java.util.regex.Pattern;

/** Gives new lines the end that all lines of the file have. A file that mixes them stays as it is. */
final class LineEnds {

    private static final String WINDOWS = "\r\n";
    private static final Pattern OTHER = Pattern.compile("(?<!\r)\n");

    private LineEnds() {}

    static String as(String before, String after) {
        boolean isWindows = before.contains(WINDOWS) && !OTHER.matcher(before).find();
        return isWindows ? OTHER.matcher(after).replaceAll(WINDOWS) : after;
    }
}
