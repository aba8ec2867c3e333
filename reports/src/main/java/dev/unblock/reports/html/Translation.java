package dev.unblock.reports.html;

import dev.unblock.reports.presentation.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Our own words in another language: templates and sentences stay in English, and are looked up on their way to the page. A
 * key with <code>{}</code> is a sentence with figures. What is not in the list, as names and messages of rules, stays as it is.
 */
final class Translation {

    private static final Pattern TEXT = Pattern.compile("(?<=>|^)([^<>]*[A-Za-z][^<>]*)(?=<|$)");
    private static final Pattern ATTRIBUTE = Pattern.compile("(aria-label|placeholder|title|alt)=\"([^\"]*)\"");
    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?]) (?=[\\p{Lu}\\d])");
    private static final Pattern BETWEEN_PARTS = Pattern.compile("; | · ");
    private static final String HOLE = "{}";
    private static final int LONGEST_STATIC = 30_000;
    private static final int LONGEST_SENTENCE = 500;

    /** Its beginning and end are compared before its pattern, which costs more. */
    private record Sentence(String begins, String ends, Pattern english, String other) {

        Optional<Matcher> match(String text) {
            if (!text.startsWith(begins) || !text.endsWith(ends)) {
                return Optional.empty();
            }
            Matcher matcher = english.matcher(text);
            return matcher.matches() && isWithinSentences(matcher) ? Optional.of(matcher) : Optional.empty();
        }

        private static boolean isWithinSentences(Matcher matcher) {
            return IntStream.rangeClosed(1, matcher.groupCount())
                    .noneMatch(group ->
                            BETWEEN_SENTENCES.matcher(matcher.group(group)).find());
        }
    }

    private final Map<String, String> words = new HashMap<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();

    private Translation() {}

    static Translation to(Language language) {
        Translation translation = new Translation();
        if (language != Language.EN) {
            translation.read(language.tag() + ".tsv");
            translation.read("rules-" + language.tag() + ".tsv");
        }
        return translation;
    }

    /** Whether there is anything to do. */
    private boolean isNone() {
        return words.isEmpty();
    }

    /** A piece of a template: its texts and the attributes that people read. */
    String ofTemplate(String piece) {
        if (isNone() || piece.length() > LONGEST_STATIC) {
            return piece;
        }
        String texts = isInsideTag(piece)
                ? piece.substring(0, piece.indexOf('>') + 1) + texts(piece.substring(piece.indexOf('>') + 1))
                : texts(piece);
        return ATTRIBUTE
                .matcher(texts)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "=\"" + word(found.group(2)) + "\""));
    }

    /** A value that Java code gives. */
    String ofValue(String value) {
        return isNone() || value.length() > LONGEST_SENTENCE
                ? value
                : known(value).orElse(value);
    }

    /** Texts of templates that are not in the list. */
    Set<String> missing() {
        return missing;
    }

    private static boolean isInsideTag(String piece) {
        int close = piece.indexOf('>');
        int open = piece.indexOf('<');
        return close >= 0 && (open < 0 || close < open);
    }

    private String texts(String piece) {
        return TEXT.matcher(piece).replaceAll(found -> Matcher.quoteReplacement(word(found.group(1))));
    }

    /** With the white space around it as it was. */
    private String word(String text) {
        String trimmed = text.strip();
        Optional<String> other = known(trimmed);
        if (other.isEmpty() && trimmed.matches(".*[A-Za-z]{3}.*")) {
            missing.add(trimmed);
        }
        return other.map(known -> text.replace(trimmed, known)).orElse(text);
    }

    private Optional<String> known(String text) {
        String word = words.get(text);
        return word != null
                ? Optional.of(word)
                : sentence(text).or(() -> pieces(text, BETWEEN_SENTENCES)).or(() -> pieces(text, BETWEEN_PARTS));
    }

    /** Several sentences, or parts of one, where at least one is known by itself. */
    private Optional<String> pieces(String text, Pattern between) {
        Matcher joint = between.matcher(text);
        if (!joint.find()) {
            return Optional.empty();
        }
        String first = text.substring(0, joint.start());
        String rest = text.substring(joint.end());
        Optional<String> one = known(first);
        Optional<String> other = known(rest);
        return one.isEmpty() && other.isEmpty()
                ? Optional.empty()
                : Optional.of(one.orElse(first) + joint.group() + other.orElse(rest));
    }

    private Optional<String> sentence(String text) {
        for (Sentence sentence : sentences) {
            Optional<Matcher> match = sentence.match(text);
            if (match.isPresent()) {
                return Optional.of(filled(sentence.other(), match.get()));
            }
        }
        return Optional.empty();
    }

    private String filled(String other, Matcher matcher) {
        StringBuilder out = new StringBuilder();
        int group = 1;
        int from = 0;
        for (int at = other.indexOf(HOLE); at >= 0; at = other.indexOf(HOLE, from)) {
            out.append(other, from, at).append(ofValue(matcher.group(group++)));
            from = at + HOLE.length();
        }
        return out.append(other.substring(from)).toString();
    }

    private void read(String name) {
        try (InputStream in = Objects.requireNonNull(Translation.class.getResourceAsStream(name), name)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .forEach(this::add);
            // "{} planned steps" before "{} steps".
            sentences.sort(Comparator.comparingInt(
                    sentence -> -sentence.english().pattern().length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] pair) {
        if (pair[0].contains(HOLE)) {
            String[] parts = pair[0].split(Pattern.quote(HOLE), -1);
            StringBuilder regex = new StringBuilder(Pattern.quote(parts[0]));
            for (int i = 1; i < parts.length; i++) {
                regex.append("(.+?)").append(Pattern.quote(parts[i]));
            }
            sentences.add(new Sentence(
                    parts[0], parts[parts.length - 1], Pattern.compile(regex.toString(), Pattern.DOTALL), pair[1]));
        } else {
            words.put(pair[0], pair[1]);
        }
    }
}
