package dev.unblock.analyzer.codebase;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which Spring Boot a Gradle project is built on, where its scripts, properties or catalogue of versions say so in one of the
 * usual ways: as a plugin, or as the list of versions that it manages.
 */
final class GradleSpringBoot {

    private static final List<Pattern> VERSION = Stream.of(
                    "org\\.springframework\\.boot['\"]\\s*\\)?\\s*version\\s*\\(?\\s*['\"]([^'\"]+)['\"]",
                    "org\\.springframework\\.boot:spring-boot-(?:dependencies|gradle-plugin):([^'\"]+)['\"]",
                    "['\"]org\\.springframework\\.boot:(\\d[^'\"]*)['\"]",
                    "['\"]org\\.springframework\\.boot(?::spring-boot-dependencies)?['\"]\\s*,"
                            + "(?:\\s*name\\s*=\\s*['\"]spring-boot-dependencies['\"]\\s*,)?"
                            + "\\s*version(?:\\.ref)?\\s*=\\s*['\"]([^'\"]+)['\"]")
            .map(Pattern::compile)
            .toList();

    private GradleSpringBoot() {}

    /** @param texts all that may say it, or the value of a variable in it */
    static Optional<String> version(List<String> texts) {
        return VERSION.stream()
                .flatMap(said ->
                        texts.stream().flatMap(text -> said.matcher(text).results()))
                .map(found -> found.group(1))
                .flatMap(version -> value(version, texts).stream())
                .findFirst();
    }

    /** {@code 3.4.2}, {@code $bootVersion}, {@code ${versions.boot}}, or a name of the catalogue. */
    private static Optional<String> value(String written, List<String> texts) {
        if (Character.isDigit(written.charAt(0))) {
            return Optional.of(written);
        }
        String name = written.replaceAll("[${}]", "").replaceFirst(".*\\.", "");
        Pattern set = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "['\"\\])]*\\s*=\\s*['\"]?(\\d[\\w.-]*)");
        return texts.stream()
                .flatMap(text -> set.matcher(text).results())
                .findFirst()
                .map(found -> found.group(1));
    }
}
