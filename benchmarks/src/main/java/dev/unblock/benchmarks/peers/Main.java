package dev.unblock.benchmarks.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The door: {@code javac | javaparser | openrewrite} and two files, of sources and of the class path. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("javac | javaparser | openrewrite, SOURCES.txt, CLASSPATH.txt");
        }
        Work work = Work.read(Path.of(arguments[1]), Path.of(arguments[2]));
        Done done =
                switch (arguments[0]) {
                    case "javac" -> JavacAttribution.of(work);
                    case "javaparser" -> JavaParserParse.of(work);
                    case "openrewrite" -> OpenRewriteParse.of(work);
                    default -> throw new IllegalArgumentException("no peer " + arguments[0]);
                };
        try (PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8)) {
            out.println(done.line());
        }
    }
}
