package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells URLs that lead to another machine from those of files, classes and their resources. */
final class Urls {

    static final String URL = "java.net.URL";

    private static final Set<String> CONNECTIONS =
            Set.of("java.net.HttpURLConnection", "javax.net.ssl.HttpsURLConnection");
    private static final Pattern LOCAL = Pattern.compile("(?i)(file|jar|classpath|jrt):.*");
    private static final Pattern LOCAL_SCHEME = Pattern.compile("(?i)(file|jar|classpath|jrt)");
    private static final Pattern REMOTE = Pattern.compile("(?i)(https?|ftp)(:.*)?");

    /** Stands between an archive and what lies in it. */
    private static final String IN_ARCHIVE = "!/";

    private static final Set<String> ADDRESSES =
            Set.of(URL, "java.lang.Class", "java.lang.ClassLoader", "java.io.File", "java.nio.file.Path");

    private Urls() {}

    /** The URL is made of a text here, or what it opens is used as an HTTP connection. */
    static boolean isRemote(Inspection inspection, Call call) {
        return isHttpConnection(inspection, call)
                || call.site().receiver().stream()
                        .flatMap(Value::alternatives)
                        .anyMatch(url -> isMadeOfText(call.method(), url));
    }

    private static boolean isHttpConnection(Inspection inspection, Call call) {
        return call.name().equals("openConnection")
                && (CONNECTIONS.stream()
                                .anyMatch(type ->
                                        inspection.isSubtype(call.method().key().returnType(), type))
                        || call.method().calls().stream().map(CallSite::target).anyMatch(target -> CONNECTIONS.stream()
                                .anyMatch(type -> inspection.isSubtype(target.owner(), type))));
    }

    private static boolean isMadeOfText(MethodFact method, Value url) {
        if (url instanceof Value.Allocation made) {
            return made.type().equals(URL) && isNoLocalText(method, made.arguments());
        }
        return url instanceof Value.Result result
                && result.target().name().equals("toURL")
                && start(result)
                        .filter(uri -> uri.target().name().equals("create") && isNoLocalText(method, uri.arguments()))
                        .isPresent();
    }

    private static Optional<Value.Result> start(Value.Result toUrl) {
        return Values.chain(toUrl).skip(1).findFirst();
    }

    /** Neither its scheme nor its path is one of this machine, nor is it made from an address that may be. */
    private static boolean isNoLocalText(MethodFact method, List<Value> arguments) {
        boolean parts = arguments.size() > 2;
        return arguments.stream().limit(1).allMatch(first -> texts(first)
                        .noneMatch(text ->
                                (parts ? LOCAL_SCHEME : LOCAL).matcher(text).matches()))
                && arguments.stream().flatMap(Urls::texts).noneMatch(text -> text.contains(IN_ARCHIVE))
                && (startsRemote(arguments)
                        || arguments.stream().noneMatch(argument -> isOfGivenAddress(method, argument)));
    }

    private static boolean startsRemote(List<Value> arguments) {
        return arguments.stream().limit(1).flatMap(Urls::texts).anyMatch(text -> REMOTE.matcher(text)
                .matches());
    }

    /** Of a URL that others gave, of a class, a loader or a file: it leads where that leads. */
    private static boolean isOfGivenAddress(MethodFact method, Value value) {
        return value.parts()
                .anyMatch(part -> type(method, part).filter(ADDRESSES::contains).isPresent()
                        || part instanceof Value.Result result
                                && ADDRESSES.contains(result.target().owner()));
    }

    /** The value's static type, where it is known. */
    static Optional<String> type(MethodFact method, Value value) {
        return value instanceof Value.Allocation made ? Optional.of(made.type()) : method.declaredType(value);
    }

    private static Stream<String> texts(Value value) {
        return value.parts().flatMap(part -> Values.text(part).stream());
    }
}
