package dev.unblock.recipes.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openrewrite.SourceFile;
import org.openrewrite.text.PlainText;

/** Gradle's build file in either language, as text: declarations that stand alone on a line, in one string. */
record GradleFile(PlainText script) implements BuildFile {

    @Override
    public boolean declares(String starter) {
        return declaration(starter).find();
    }

    @Override
    public Optional<SourceFile> withBeside(String starter, String other) {
        Matcher declaration = declaration(starter);
        if (!declaration.find()) {
            return Optional.empty();
        }
        String added = declaration.group().replace(GROUP + ":" + starter, GROUP + ":" + other);
        String text = script.getText();
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        return Optional.of(script.withText(
                text.substring(0, declaration.end()) + lineEnd + added + text.substring(declaration.end())));
    }

    private Matcher declaration(String starter) {
        return Pattern.compile("(?m)^[ \t]*(implementation|api|compile)\\b[ \t(]*([\"'])"
                        + Pattern.quote(GROUP + ":" + starter) + "(:[^\"'\\s]+)?\\2[ \t]*\\)?[ \t]*(?=\r?$)")
                .matcher(script.getText());
    }
}
