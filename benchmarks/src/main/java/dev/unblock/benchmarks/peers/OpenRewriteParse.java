package dev.unblock.benchmarks.peers;

import java.util.concurrent.atomic.AtomicLong;
import org.openrewrite.InMemoryExecutionContext;
import org.openrewrite.java.JavaParser;
import org.openrewrite.tree.ParseError;

/** OpenRewrite's typed trees of all sources, as every recipe run needs them first; no recipe runs. */
final class OpenRewriteParse {

    private OpenRewriteParse() {}

    static Done of(Work work) {
        JavaParser parser = JavaParser.fromJavaVersion()
                .classpath(work.classPath())
                .logCompilationWarningsAndErrors(false)
                .build();
        AtomicLong errors = new AtomicLong();
        long files = parser.parse(work.sources(), null, new InMemoryExecutionContext(problem -> {}))
                .peek(tree -> errors.addAndGet(tree instanceof ParseError ? 1 : 0))
                .toList()
                .size();
        return new Done(files, errors.get());
    }
}
