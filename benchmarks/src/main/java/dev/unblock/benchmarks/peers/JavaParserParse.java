package dev.unblock.benchmarks.peers;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import java.io.IOException;
import java.nio.file.Path;

/** JavaParser's syntax trees, with positions and without comments, each dropped at once. */
final class JavaParserParse {

    private JavaParserParse() {}

    static Done of(Work work) throws IOException {
        JavaParser parser = new JavaParser(new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.JAVA_17)
                .setStoreTokens(true)
                .setAttributeComments(false));
        long errors = 0;
        for (Path source : work.sources()) {
            errors += parser.parse(source).isSuccessful() ? 0 : 1;
        }
        return new Done(work.sources().size(), errors);
    }
}
