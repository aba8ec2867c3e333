package dev.unblock.migration.plan;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.program.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a project can be given one more executor bean. Spring Boot's own backs off when there is another one, unless that
 * is no candidate by default, which Spring knows since 6.2. Where nothing tells the version, nothing speaks against it.
 */
final class ExecutorBeans {

    private static final Pattern SPRING = Pattern.compile("spring-context-(\\d+)\\.(\\d+)[\\w.\\-]*\\.jar");
    private static final Pattern BOOT = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final String BEAN = "org.springframework.context.annotation.Bean";

    private final Optional<String> whyNot;

    ExecutorBeans(Codebase codebase, Program program) {
        this.whyNot = isThere(program) ? Optional.empty() : tooOld(codebase);
    }

    /** What speaks against one more bean, in words; empty when nothing is known to. */
    Optional<String> whyNot() {
        return whyNot;
    }

    /** By an earlier migration, or because somebody declared it as a refusal asks for. */
    private static boolean isThere(Program program) {
        return program.methods()
                .flatMap(method -> method.annotations().stream()
                        .filter(annotation -> annotation.type().equals(BEAN))
                        .flatMap(annotation -> Stream.concat(
                                Stream.of(method.key().name()),
                                Stream.of("name", "value").flatMap(element -> annotation.texts(element).stream()))))
                .anyMatch(StepBook.EXECUTOR_BEAN::equals);
    }

    private static Optional<String> tooOld(Codebase codebase) {
        List<Matcher> jars = codebase.modules().stream()
                .flatMap(module -> module.classPath().stream())
                .map(Path::getFileName)
                .map(name -> SPRING.matcher(String.valueOf(name)))
                .filter(Matcher::matches)
                .toList();
        boolean isOld = jars.isEmpty()
                ? codebase.springBoot()
                        .map(BOOT::matcher)
                        .filter(Matcher::matches)
                        .filter(boot -> isBefore(boot, 3, 4))
                        .isPresent()
                : jars.stream().anyMatch(jar -> isBefore(jar, 6, 2));
        return isOld
                ? Optional.of("before Spring 6.2 an executor bean for it would turn off the default one")
                : Optional.empty();
    }

    private static boolean isBefore(Matcher version, int major, int minor) {
        int actual = Integer.parseInt(version.group(1));
        return actual < major || actual == major && Integer.parseInt(version.group(2)) < minor;
    }
}
