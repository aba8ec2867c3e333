package dev.unblock.migration.proof;

import dev.unblock.model.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command as a person writes it, in words; what is in quotes is one word. No shell ever sees it. */
final class CommandLine {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private CommandLine() {}

    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            for (int group = 1; group <= word.groupCount(); group++) {
                if (word.start(group) >= 0) {
                    words.add(word.group(group));
                }
            }
        }
        if (words.isEmpty()) {
            throw new UsageException("the command that is to prove steps is empty");
        }
        return words;
    }
}
