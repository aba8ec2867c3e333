package dev.unblock.reports.text;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Short forms of the model's names, for people. */
public final class Names {

    private static final String HASH = "#";
    private static final Pattern PACKAGE = Pattern.compile("(?<![\\w./-])(?:[a-z]\\w*\\.)+(?=[A-Z])");

    private Names() {}

    /** {@code com.shop.OrderService#load(java.lang.Long)} as {@code OrderService.load(Long)}. */
    public static String brief(String method) {
        int hash = method.indexOf(HASH);
        if (hash < 0) {
            return simple(method);
        }
        return simple(method.substring(0, hash)) + "." + member(method.substring(hash + 1));
    }

    /** {@code com.shop.OrderService#load(long)} as {@code OrderService.load}. */
    public static String briefest(String method) {
        String brief = brief(method);
        int open = brief.indexOf('(');
        return open < 0 ? brief : brief.substring(0, open);
    }

    /** A sentence whose types have lost their packages: {@code File.mkdirs()} for {@code java.io.File#mkdirs()}. */
    public static String inProse(String sentence) {
        return PACKAGE.matcher(sentence).replaceAll("").replaceAll("(?<=\\w)#(?=[\\w<])", ".");
    }

    /** The part of a path after its last slash. */
    public static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** {@code ThreadSleep} as {@code Thread sleep}. */
    public static String words(String camelCase) {
        String spaced = camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z][a-z])", " ");
        String[] words = spaced.split(" ");
        return Arrays.stream(words)
                .map(word -> word.equals(words[0]) || word.length() < 2 || Character.isUpperCase(word.charAt(1))
                        ? word
                        : Character.toLowerCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static String member(String member) {
        int open = member.indexOf('(');
        if (open < 0 || !member.endsWith(")")) {
            return member;
        }
        String parameters = Arrays.stream(
                        member.substring(open + 1, member.length() - 1).split(",", -1))
                .map(parameter -> simple(parameter.strip()))
                .collect(Collectors.joining(", "));
        return member.substring(0, open) + "(" + parameters + ")";
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    }
}
