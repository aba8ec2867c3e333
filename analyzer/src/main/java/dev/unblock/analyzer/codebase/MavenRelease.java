package dev.unblock.analyzer.codebase;

import java.util.Optional;
import java.util.stream.Stream;

/** The Java release that a pom compiles for. */
final class MavenRelease {

    private MavenRelease() {}

    static Optional<Integer> of(EffectivePom pom) {
        return Stream.of(
                        pom.compiler("release"),
                        pom.property("maven.compiler.release"),
                        pom.compiler("source"),
                        pom.property("maven.compiler.source"),
                        pom.property("java.version"))
                .flatMap(Optional::stream)
                .flatMap(text -> number(text).stream())
                .findFirst()
                .or(() -> SpringBootVersion.of(pom).map(SpringBootVersion::defaultRelease));
    }

    /** {@code 1.8} is 8; {@code JavaVersion.VERSION_1_8} too. */
    static Optional<Integer> number(String text) {
        String digits = text.strip().replaceFirst("^.*VERSION_", "").replaceFirst("^1[._](?=\\d)", "");
        return digits.matches("\\d{1,2}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }
}
