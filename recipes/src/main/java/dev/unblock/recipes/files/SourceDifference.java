package dev.unblock.recipes.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Result;
import org.openrewrite.SourceFile;

/** Compares two versions of a file, either of which may not exist. */
public final class SourceDifference {
    private SourceDifference() {}

    public static Optional<SourceChange> between(
            String path, @Nullable SourceFile before, @Nullable SourceFile after, List<String> recipes) {
        Optional<String> old = text(before);
        Optional<String> now = text(after).map(text -> LineEnds.as(old.orElse(""), text));
        if (old.equals(now)) {
            return Optional.empty();
        }
        String diff = new Result(before, after, List.of()).diff();
        return Optional.of(new SourceChange(path, old, now, encoding(before, after), diff, recipes));
    }

    private static Optional<String> text(@Nullable SourceFile file) {
        return Optional.ofNullable(file).map(SourceDifference::printed);
    }

    private static String printed(SourceFile file) {
        String text = file.printAll();
        return file.isCharsetBomMarked() && !text.startsWith("\uFEFF") ? "\uFEFF" + text : text;
    }

    private static Charset encoding(@Nullable SourceFile before, @Nullable SourceFile after) {
        Charset charset = before == null ? Objects.requireNonNull(after).getCharset() : before.getCharset();
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }
}
