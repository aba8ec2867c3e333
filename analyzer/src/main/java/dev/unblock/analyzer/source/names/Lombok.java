package dev.unblock.analyzer.source.names;

import dev.unblock.analyzer.source.names.DeclaredType.DeclaredField;
import dev.unblock.analyzer.source.names.DeclaredType.DeclaredMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Members that Lombok would write. It is a processor, and those are never run. */
final class Lombok {

    private static final Map<String, String> LOGGERS = Map.of(
            "Slf4j", "org.slf4j.Logger",
            "Log4j2", "org.apache.logging.log4j.Logger",
            "CommonsLog", "org.apache.commons.logging.Log",
            "Log", "java.util.logging.Logger");

    private Lombok() {}

    static Optional<DeclaredField> field(DeclaredType type, String name) {
        return name.equals("log")
                ? type.annotations().stream()
                        .filter(LOGGERS::containsKey)
                        .findFirst()
                        .map(logger -> new DeclaredField(
                                name,
                                RawType.named(LOGGERS.getOrDefault(logger, "")),
                                true,
                                Optional.empty(),
                                Set.of()))
                : Optional.empty();
    }

    static List<DeclaredMethod> methods(DeclaredType type) {
        List<DeclaredMethod> methods = new ArrayList<>();
        for (DeclaredField field : type.fields()) {
            if (has(type, field, "Getter", "Data", "Value")) {
                boolean is = field.type().equals(RawType.named("boolean"));
                methods.add(method((is ? "is" : "get") + capitalized(field.name()), List.of(), field.type()));
            }
            if (has(type, field, "Setter", "Data")) {
                methods.add(method("set" + capitalized(field.name()), List.of(field.type()), RawType.named("void")));
            }
        }
        return methods;
    }

    private static boolean has(DeclaredType type, DeclaredField field, String... annotations) {
        Set<String> wanted = Set.of(annotations);
        return !field.isStatic()
                && (type.annotations().stream().anyMatch(wanted::contains)
                        || field.annotations().stream().anyMatch(wanted::contains));
    }

    private static DeclaredMethod method(String name, List<RawType> parameters, RawType returned) {
        return new DeclaredMethod(name, List.of(), parameters, false, returned, false, false);
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
