package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
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

    private Urls() {}

    /** The URL is made of a text here, or what it opens is used as an HTTP connection. */
    static boolean isRemote(Inspection inspection, Call call) {
        return isHttpConnection(inspection, call)
                || call.site().receiver().stream().flatMap(Value::alternatives).anyMatch(Urls::isMadeOfText);
    }

    private static boolean isHttpConnection(Inspection inspection, Call call) {
        return call.name().equals("openConnection")
                && (CONNECTIONS.stream()
                                .anyMatch(type ->
                                        inspection.isSubtype(call.method().key().returnType(), type))
                        || call.method().calls().stream().map(CallSite::target).anyMatch(target -> CONNECTIONS.stream()
                                .anyMatch(type -> inspection.isSubtype(target.owner(), type))));
    }

    private static boolean isMadeOfText(Value url) {
        if (url instanceof Value.Allocation made) {
            return made.type().equals(URL) && isNoLocalText(made.arguments());
        }
        return url instanceof Value.Result result
                && result.target().name().equals("toURL")
                && start(result)
                        .filter(uri -> uri.target().name().equals("create") && isNoLocalText(uri.arguments()))
                        .isPresent();
    }

    private static Optional<Value.Result> start(Value.Result toUrl) {
        return Values.chain(toUrl).skip(1).findFirst();
    }

    private static boolean isNoLocalText(List<Value> arguments) {
        return arguments.stream().limit(1).flatMap(Urls::texts).noneMatch(text -> LOCAL.matcher(text)
                .matches());
    }

    private static Stream<String> texts(Value value) {
        return value.parts().flatMap(part -> Values.text(part).stream());
    }
}
