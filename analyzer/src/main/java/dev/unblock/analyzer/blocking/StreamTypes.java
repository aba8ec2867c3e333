package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.Made;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which types are open on something, and which of them wrap others. */
final class StreamTypes {

    private static final Set<String> STREAMS = Set.of(
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Writer",
            "java.util.Scanner",
            "java.util.Formatter",
            "java.nio.channels.Channel",
            "java.io.ObjectInput",
            "java.io.DataInput",
            "javax.xml.transform.Source",
            "javax.xml.transform.Result",
            "org.xml.sax.InputSource",
            "javax.imageio.stream.ImageInputStream",
            "jakarta.json.JsonReader",
            "javax.json.JsonReader",
            "okio.Source",
            "okio.Sink");

    /** What a stream can be opened on, beside other streams. */
    private static final Set<String> SOURCES =
            Set.of("java.io.File", "java.nio.file.Path", "java.net.URL", "java.io.FileDescriptor");

    /** A text given to one of these is a file's name; to the others it is the content. */
    private static final Set<String> OPEN_BY_NAME = Set.of(
            "java.io.PrintWriter",
            "java.io.PrintStream",
            "java.util.Formatter",
            "javax.xml.transform.stream.StreamSource",
            "javax.xml.transform.stream.StreamResult",
            "org.xml.sax.InputSource");

    static final BlockingApi MEMORY = row(Kind.NONE, 0);
    private static final BlockingApi FILE = row(Kind.FILE, 2);

    private final Program program;
    private final TypeHierarchy hierarchy;

    StreamTypes(Program program) {
        this.program = program;
        this.hierarchy = program.facts().hierarchy();
    }

    boolean isStream(String type) {
        return hierarchy.supertypes(type).stream().anyMatch(STREAMS::contains);
    }

    /** Those of the values that a stream can be opened on. */
    List<Value> inner(MethodKey method, List<Value> values) {
        return values.stream()
                .filter(value -> canBeInside(of(new Made(method, value))))
                .toList();
    }

    /** What text, bytes or characters mean that a stream is made of. */
    Optional<BlockingApi> contentOf(MethodKey method, Value.Allocation made) {
        if (!isStream(made.type()) || made.arguments().isEmpty()) {
            return Optional.empty();
        }
        return switch (of(new Made(method, made.arguments().get(0)))) {
            case "java.lang.String" -> Optional.of(OPEN_BY_NAME.contains(made.type()) ? FILE : MEMORY);
            case "byte[]", "char[]", "java.lang.CharSequence", "java.lang.StringBuilder" -> Optional.of(MEMORY);
            default -> Optional.empty();
        };
    }

    /** The value's static type; empty where it has none. */
    String of(Made at) {
        Value value = at.value();
        if (value instanceof Value.Constant constant) {
            return constant.type();
        }
        if (value instanceof Value.Allocation made) {
            return made.type();
        }
        if (value instanceof Value.Result result) {
            return result.target().returnType();
        }
        if (value instanceof Value.FieldRead field) {
            return field.type();
        }
        if (value instanceof Value.OneOf either) {
            return of(new Made(at.method(), either.values().get(0)));
        }
        return value instanceof Value.Parameter parameter ? parameterType(at.method(), parameter.index()) : "";
    }

    private String parameterType(MethodKey method, int index) {
        return program.method(method)
                .map(MethodFact::parameters)
                .filter(parameters -> index < parameters.size())
                .map(parameters -> parameters.get(index).type())
                .orElse("");
    }

    /** Something that is open can come as this type. */
    boolean canBeOpen(String type) {
        return type.equals("java.lang.Object")
                || isStream(type)
                || hierarchy.supertypes(type).stream().anyMatch(SOURCES::contains);
    }

    private boolean canBeInside(String type) {
        return type.isEmpty()
                || isStream(type)
                || hierarchy.supertypes(type).stream().anyMatch(SOURCES::contains);
    }

    private static BlockingApi row(Kind kind, int latency) {
        return new BlockingApi(
                "content",
                "<init>",
                Optional.empty(),
                kind,
                Timed.NEVER,
                Optional.empty(),
                latency,
                Condition.ALWAYS,
                "by its type");
    }
}
