package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.ModuleFact.DeclaredType;
import dev.unblock.analyzer.facts.ModuleFact.Role;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which interfaces MyBatis implements: those of the packages that {@code @MapperScan} or Spring's XML have scanned, and those
 * that mapper files are written for.
 */
final class Mappers {

    private static final List<String> SCANS =
            List.of("org.mybatis.spring.annotation.MapperScan", "tk.mybatis.spring.annotation.MapperScan");

    private final List<Pattern> patterns;

    private Mappers(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    static Mappers of(Facts facts) {
        Stream<String> scanned = facts.types().stream().flatMap(type -> type.annotations().stream()
                .filter(annotation -> SCANS.contains(annotation.type()))
                .flatMap(scan -> packages(type, scan)));
        Stream<String> declared = facts.modules().stream()
                .flatMap(module -> module.declared().stream())
                .filter(type -> type.role() == Role.MAPPER)
                .map(DeclaredType::type);
        return new Mappers(
                Stream.concat(scanned, declared).distinct().map(Mappers::below).toList());
    }

    boolean contains(String type) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(type + ".").matches());
    }

    /** Without a name it is the annotated type's own package. */
    private static Stream<String> packages(TypeFact type, AnnotationFact scan) {
        List<String> named = Stream.of("value", "basePackages")
                .flatMap(element -> scan.texts(element).stream())
                .flatMap(text -> Stream.of(text.split("[,; ]+")))
                .toList();
        boolean byClass = scan.values().containsKey("basePackageClasses");
        return named.isEmpty() && !byClass
                ? Stream.of(packageOf(type.name()))
                : Stream.concat(
                        named.stream(),
                        scan.texts("basePackageClasses").stream().map(Mappers::packageOf));
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    /** The type or package itself and all below it; {@code **} stands for any packages, {@code *} for a part of a name. */
    private static Pattern below(String name) {
        StringBuilder regex = new StringBuilder();
        for (String part : name.replaceFirst("(\\.\\*+)+$", "").split("\\.")) {
            regex.append(part.equals("**") ? "(\\w+\\.)*" : Pattern.quote(part).replace("*", "\\E\\w*\\Q") + "\\.");
        }
        return Pattern.compile(regex.append("([\\w$]+\\.)*").toString());
    }
}
