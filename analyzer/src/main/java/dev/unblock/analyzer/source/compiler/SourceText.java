package dev.unblock.analyzer.source.compiler;

import dev.unblock.analyzer.source.written.JavaFile;
import dev.unblock.analyzer.source.written.JavaText;
import java.io.IOException;
import java.util.Optional;
import javax.tools.SimpleJavaFileObject;

/** A source file for the compiler, decoded as we decode it. */
final class SourceText extends SimpleJavaFileObject {

    private final String text;

    private SourceText(JavaFile file, String text) {
        super(file.path().toUri(), Kind.SOURCE);
        this.text = text;
    }

    static Optional<SourceText> of(JavaFile file) {
        try {
            return Optional.of(new SourceText(
                    file, JavaText.read(file.path(), file.encoding()).text()));
        } catch (IOException e) {
            // Whoever reads the file for its structure tells.
            return Optional.empty();
        }
    }

    String text() {
        return text;
    }

    /** A public class in a file of another name keeps a compiler from writing, not from understanding. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return true;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
