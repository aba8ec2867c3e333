package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What streams, readers and channels were opened on: a file, a connection, a process, or memory. */
final class OpenedOn {

    private static final Set<String> FILES = Set.of(
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.io.File",
            "java.util.zip.ZipFile",
            "java.util.jar.JarFile");

    /** Methods whose result is open on something, by {@code owner#name}. */
    private static final Map<String, Kind> OPENERS = Map.ofEntries(
            Map.entry("java.nio.file.Files#newInputStream", Kind.FILE),
            Map.entry("java.nio.file.Files#newOutputStream", Kind.FILE),
            Map.entry("java.nio.file.Files#newBufferedReader", Kind.FILE),
            Map.entry("java.nio.file.Files#newBufferedWriter", Kind.FILE),
            Map.entry("java.nio.file.Files#newByteChannel", Kind.FILE),
            Map.entry("java.nio.file.Path#of", Kind.FILE),
            Map.entry("java.nio.file.Paths#get", Kind.FILE),
            Map.entry("java.nio.file.Path#resolve", Kind.FILE),
            Map.entry("java.io.File#toPath", Kind.FILE),
            Map.entry("java.nio.channels.FileChannel#open", Kind.FILE),
            Map.entry("java.net.Socket#getInputStream", Kind.SOCKET),
            Map.entry("java.net.Socket#getOutputStream", Kind.SOCKET),
            Map.entry("javax.net.ssl.SSLSocket#getInputStream", Kind.SOCKET),
            Map.entry("javax.net.ssl.SSLSocket#getOutputStream", Kind.SOCKET),
            Map.entry("java.net.URL#openStream", Kind.HTTP),
            Map.entry("java.net.URLConnection#getInputStream", Kind.HTTP),
            Map.entry("java.net.URLConnection#getOutputStream", Kind.HTTP),
            Map.entry("java.net.HttpURLConnection#getInputStream", Kind.HTTP),
            Map.entry("java.net.HttpURLConnection#getOutputStream", Kind.HTTP),
            Map.entry("java.net.HttpURLConnection#getErrorStream", Kind.HTTP),
            Map.entry("javax.net.ssl.HttpsURLConnection#getInputStream", Kind.HTTP),
            Map.entry("javax.net.ssl.HttpsURLConnection#getOutputStream", Kind.HTTP),
            Map.entry("java.lang.Process#getInputStream", Kind.PROCESS),
            Map.entry("java.lang.Process#getErrorStream", Kind.PROCESS),
            Map.entry("java.lang.Process#getOutputStream", Kind.PROCESS),
            Map.entry("java.lang.Process#inputReader", Kind.PROCESS),
            Map.entry("java.lang.Process#errorReader", Kind.PROCESS),
            Map.entry("java.io.Console#reader", Kind.CONSOLE));

    private static final Set<String> WRAPPERS = Set.of(
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Writer",
            "java.util.Scanner",
            "java.util.Formatter");

    /** A text given to one of these is a file's name; to the others it is the content. */
    private static final Set<String> OPEN_BY_NAME =
            Set.of("java.io.PrintWriter", "java.io.PrintStream", "java.util.Formatter");

    private final Program program;
    private final TypeHierarchy hierarchy;

    OpenedOn(Program program) {
        this.program = program;
        this.hierarchy = program.facts().hierarchy();
    }

    /** What the value is open on, where anything says so; of several, the first that waits. */
    Optional<Kind> kind(MethodFact method, Value value) {
        Optional<Kind> here = alternatives(value);
        if (here.isPresent()) {
            return here;
        }
        return program.origins(method.key(), outermost(value)).stream()
                .flatMap(origin -> alternatives(origin).stream())
                .findFirst();
    }

    /** Wrapped streams are followed to the innermost, whose trail may leave the method. */
    private Value outermost(Value value) {
        Value at = value;
        while (at instanceof Value.Allocation made
                && isWrapper(made.type())
                && !made.arguments().isEmpty()) {
            at = made.arguments().get(0);
        }
        return at;
    }

    private Optional<Kind> alternatives(Value value) {
        return value.alternatives().flatMap(one -> open(one).stream()).findFirst();
    }

    private Optional<Kind> open(Value value) {
        if (value instanceof Value.Allocation made) {
            return allocated(made);
        }
        if (value instanceof Value.Result result) {
            return returned(result);
        }
        return value instanceof Value.FieldRead field
                        && field.field().signature().equals("java.lang.System#in")
                ? Optional.of(Kind.CONSOLE)
                : Optional.empty();
    }

    private Optional<Kind> allocated(Value.Allocation made) {
        if (FILES.contains(made.type())) {
            return Optional.of(Kind.FILE);
        }
        if (!isWrapper(made.type()) || made.arguments().isEmpty()) {
            return Optional.empty();
        }
        Value inner = made.arguments().get(0);
        if (OPEN_BY_NAME.contains(made.type()) && isText(inner)) {
            return Optional.of(Kind.FILE);
        }
        return alternatives(inner);
    }

    private Optional<Kind> returned(Value.Result result) {
        MethodKey target = result.target();
        Optional<Kind> opener = Optional.ofNullable(OPENERS.get(target.owner() + "#" + target.name()));
        if (opener.isPresent()) {
            return opener;
        }
        return target.owner().equals("java.nio.channels.Channels")
                ? result.arguments().stream()
                        .flatMap(a -> alternatives(a).stream())
                        .findFirst()
                : Optional.empty();
    }

    private boolean isWrapper(String type) {
        return hierarchy.supertypes(type).stream().anyMatch(WRAPPERS::contains);
    }

    private static boolean isText(Value value) {
        return List.of("java.lang.String").contains(typeOf(value));
    }

    private static String typeOf(Value value) {
        if (value instanceof Value.Constant constant) {
            return constant.type();
        }
        return value instanceof Value.Result result ? result.target().returnType() : "";
    }
}
