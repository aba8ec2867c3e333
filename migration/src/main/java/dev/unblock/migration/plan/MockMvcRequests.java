package dev.unblock.migration.plan;

import dev.unblock.recipes.web.Addresses;
import dev.unblock.recipes.web.Addresses.Piece;
import dev.unblock.recipes.web.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requests that a test performs through MockMvc, read from its text: with their HTTP method and address, as far as the
 * test says them in the call itself or by constants of the same file.
 */
record MockMvcRequests(List<Request> requests, List<Request> awaited) {

    private static final Pattern CALL = Pattern.compile("\\b(\\w+)\\s*\\(");
    private static final String PERFORM = "perform";
    private static final Pattern BUILDER =
            Pattern.compile("\\b(get|head|post|put|patch|delete|options|multipart|request)\\s*\\(");
    private static final Pattern CONSTANT =
            Pattern.compile("\\bString\\s+(\\w+)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*;");
    private static final String DISPATCH = "asyncDispatch(";
    private static final Set<String> UNSAID = Set.of("multipart", "request");

    /**
     * All of them.
     *
     * @param requests those that expect their answer at once
     * @param awaited those whose answer the test dispatches, itself or by a method that asks whether it has to
     */
    MockMvcRequests {
        requests = List.copyOf(requests);
        awaited = List.copyOf(awaited);
    }

    /**
     * A request.
     *
     * @param method empty where the text does not tell
     * @param address empty where nothing of it is known
     */
    record Request(int line, Optional<String> method, Optional<Addresses> address) {

        /** Whether it may be answered by the route. */
        boolean mayReach(Route route) {
            return route.mayServe(method, address);
        }
    }

    static MockMvcRequests in(String text) {
        return in(text, TextConstants.NONE);
    }

    /** The same, where the text may use constants of the project. */
    static MockMvcRequests in(String text, TextConstants elsewhere) {
        Map<String, String> own = constants(text);
        Function<String, Optional<String>> constants =
                name -> Optional.ofNullable(own.get(name)).or(() -> elsewhere.named(name, text));
        List<TestText.Part> waiting = waiting(text);
        List<Request> requests = new ArrayList<>();
        List<Request> awaited = new ArrayList<>();
        Matcher call = CALL.matcher(text);
        while (call.find()) {
            boolean waits = waiting.stream().anyMatch(method -> method.name().equals(call.group(1)));
            int line = waits || call.group(1).equals(PERFORM) ? lineAt(text, call.start()) : 0;
            String argument = line > 0 ? upTo(")", text, call.end()) : "";
            if (!argument.isBlank() && waiting.stream().noneMatch(method -> method.holds(line))) {
                LocalTexts texts = new LocalTexts(text, call.start(), constants);
                (waits || isAwaited(text, call, argument) ? awaited : requests)
                        .add(request(argument, line, text, texts));
            }
        }
        return new MockMvcRequests(requests, awaited);
    }

    /** Methods of the test that perform what they are given, and dispatch the answer if it comes later. */
    private static List<TestText.Part> waiting(String text) {
        return text.contains("isAsyncStarted")
                ? new TestText(text)
                        .methods().stream()
                                .filter(method -> method.body().contains("isAsyncStarted")
                                        && method.body().contains(PERFORM))
                                .filter(method -> method.header().contains("RequestBuilder"))
                                .toList()
                : List.of();
    }

    /** Whether it dispatches an asynchronous answer, or leads to one that the same test dispatches. */
    private static boolean isAwaited(String text, Matcher perform, String argument) {
        String before = text.substring(0, perform.start());
        String statement = before.substring(1 + Math.max(before.lastIndexOf(';'), before.lastIndexOf('}')));
        int end = Math.min(text.length(), perform.end() + argument.length() + 1);
        String rest = upTo(";", text, end);
        String test = upToWord("@Test", text, end);
        return argument.contains(DISPATCH)
                || statement.contains(DISPATCH)
                || rest.contains("asyncStarted")
                || rest.contains("andReturn()") && test.contains(DISPATCH);
    }

    private static String upToWord(String word, String text, int start) {
        int end = text.indexOf(word, start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static Request request(String argument, int line, String text, LocalTexts texts) {
        Matcher builder = BUILDER.matcher(argument);
        if (!builder.find() || !isSprings(builder.group(1), text)) {
            return new Request(line, Optional.empty(), Optional.empty());
        }
        String name = builder.group(1);
        int start = builder.end();
        if (name.equals("request")) {
            start += upTo(",)", argument, start).length() + 1;
        }
        String address = upTo(",)", argument, Math.min(start, argument.length()));
        Optional<String> method = UNSAID.contains(name)
                ? Optional.empty()
                : Optional.of(name.equals("head") ? "GET" : name.toUpperCase(Locale.ROOT));
        return new Request(line, method, address(address, texts));
    }

    /** A test may have a method of its own of that name. */
    private static boolean isSprings(String name, String text) {
        return text.contains("MockMvcRequestBuilders." + name) || text.contains("MockMvcRequestBuilders.*");
    }

    private static Optional<Addresses> address(String expression, LocalTexts texts) {
        List<Piece> pieces = texts.pieces(expression);
        boolean known = pieces.stream().anyMatch(piece -> piece.text().contains("/"));
        return known ? Optional.of(Addresses.ofRequest(pieces)) : Optional.empty();
    }

    /** Names that stand for one text in the whole file. */
    private static Map<String, String> constants(String text) {
        Map<String, String> constants = new HashMap<>();
        Matcher constant = CONSTANT.matcher(text);
        while (constant.find()) {
            constants.merge(constant.group(1), constant.group(2), (first, second) -> "");
        }
        constants.values().removeIf(String::isEmpty);
        constants.keySet().removeIf(name -> isGivenElsewhere(name, text));
        return constants;
    }

    private static boolean isGivenElsewhere(String name, String text) {
        Matcher given = Pattern.compile("\\b" + name + "\\s*\\+?=[^=]|\\bString\\s+" + name + "\\s*[,):;]")
                .matcher(text);
        return given.find() && given.find();
    }

    /** What stands before the first of these characters that no bracket or literal holds; else all. */
    static String upTo(String ends, String text, int start) {
        int depth = 0;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (depth == 0 && ends.indexOf(c) >= 0) {
                return text.substring(start, at);
            }
            switch (c) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                case '"', '\'' -> at = endOfLiteral(text, at, c);
                default -> {
                    // Part of a name or number.
                }
            }
        }
        return text.substring(Math.min(start, text.length()));
    }

    private static int endOfLiteral(String text, int start, char quote) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private static int lineAt(String text, int position) {
        int line = 1;
        for (int end = text.indexOf('\n'); end >= 0 && end < position; end = text.indexOf('\n', end + 1)) {
            line++;
        }
        return line;
    }
}
