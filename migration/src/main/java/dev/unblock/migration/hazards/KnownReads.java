package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which waits surely change nothing, by what is asked: the verb of HTTP, the statement, the declaration. */
final class KnownReads {

    private static final Map<String, Set<String>> READS = Map.of(
            "org.springframework.web.client.RestTemplate",
            Set.of("getForObject", "getForEntity", "headForHeaders", "optionsForAllow"),
            "org.springframework.web.client.RestOperations",
            Set.of("getForObject", "getForEntity", "headForHeaders", "optionsForAllow"));
    private static final Set<String> WRITING_VERBS = Set.of("POST", "PUT", "DELETE", "method", "PATCH");
    private static final List<String> FLUENT_CLIENTS =
            List.of("org.springframework.web.reactive.function.client.", "org.springframework.web.client.RestClient");
    private static final Set<String> READING_VERBS = Set.of("get", "head", "options");
    private static final Set<String> READING_ANNOTATIONS =
            Set.of("GetMapping", "GetExchange", "GET", "HEAD", "Get", "Head");
    private static final Pattern READING_NAME = Pattern.compile(
            "(find|get|exists|count|read|query|select|load|list|stream|fetch|search|is|size|lines|walk|executeQuery|prepare|next|newInputStream|newBufferedReader)(\\p{Lu}\\w*)?");
    private static final Pattern WRITING_SQL = Pattern.compile(
            "\\s*(insert|update|delete|merge|replace|call|create|drop|alter|truncate)\\b.*|.*\\bfor\\s+update\\b.*",
            Pattern.DOTALL);

    private final Program program;
    private final Annotations annotations;

    KnownReads(Program program) {
        this.program = program;
        this.annotations = new Annotations(program);
    }

    boolean isRead(MethodFact method, Wait wait) {
        Group group = wait.kind().group();
        if (group == Group.SLEEP || group == Group.LOCK || wait.kind() == Kind.LATCH) {
            return true;
        }
        return group == Group.DATABASE && (readsData(wait) || isReadOnlyTransaction(method))
                || group == Group.FILE
                        && READING_NAME.matcher(wait.call().target().name()).matches()
                || isReadingCall(method, wait.call());
    }

    /** What is asked of the database: by the statement where it is written there, else by the method's name. */
    private boolean readsData(Wait wait) {
        CallSite call = wait.call();
        List<AnnotationFact> declared = declared(call.target());
        if (declared.stream().anyMatch(annotation -> annotation.type().endsWith(".Modifying"))) {
            return false;
        }
        Stream<String> given = call.arguments().stream().flatMap(KnownReads::texts);
        Stream<String> queries = declared.stream()
                .filter(annotation -> annotation.type().endsWith(".Query"))
                .flatMap(annotation -> annotation.texts("value").stream());
        return wait.loads().isPresent()
                || READING_NAME.matcher(call.target().name()).matches()
                        && Stream.concat(given, queries)
                                .map(text -> text.toLowerCase(Locale.ROOT))
                                .noneMatch(text -> WRITING_SQL.matcher(text).matches());
    }

    private static Stream<String> texts(Value value) {
        return value.parts()
                .filter(part -> part instanceof Value.Constant constant && "java.lang.String".equals(constant.type()))
                .map(part -> ((Value.Constant) part).text())
                .filter(text -> text != null);
    }

    private boolean isReadOnlyTransaction(MethodFact method) {
        return annotations
                .all(method, Annotations.TRANSACTIONAL)
                .anyMatch(annotation -> annotation.texts("readOnly").contains("true"));
    }

    private List<AnnotationFact> declared(MethodKey target) {
        return program.method(target).map(MethodFact::annotations).orElse(List.of());
    }

    private boolean isReadingCall(MethodFact method, CallSite call) {
        MethodKey target = call.target();
        if (READS.getOrDefault(target.owner(), Set.of()).contains(target.name())) {
            return true;
        }
        if (target.name().equals("exchange") && READS.containsKey(target.owner())) {
            return call.arguments().stream().anyMatch(KnownReads::isGet);
        }
        if (target.owner().equals("java.net.http.HttpClient") && target.name().equals("send")) {
            return method.calls().stream().noneMatch(KnownReads::buildsAWritingRequest);
        }
        return isFluentRead(call)
                || declared(target).stream()
                        .anyMatch(annotation -> READING_ANNOTATIONS.contains(
                                annotation.type().substring(annotation.type().lastIndexOf('.') + 1)));
    }

    /** The chain of a fluent client that begins with a reading verb. */
    private static boolean isFluentRead(CallSite call) {
        List<MethodKey> verbs = call.receiver().stream()
                .flatMap(Value::parts)
                .filter(Value.Result.class::isInstance)
                .map(part -> ((Value.Result) part).target())
                .filter(link -> FLUENT_CLIENTS.stream().anyMatch(link.owner()::startsWith))
                .filter(link -> link.owner().endsWith("Client"))
                .toList();
        return !verbs.isEmpty() && verbs.stream().allMatch(verb -> READING_VERBS.contains(verb.name()));
    }

    private static boolean isGet(Value value) {
        return value instanceof Value.FieldRead read
                && read.field().owner().equals("org.springframework.http.HttpMethod")
                && read.field().name().equals("GET");
    }

    private static boolean buildsAWritingRequest(CallSite call) {
        return call.target().owner().equals("java.net.http.HttpRequest$Builder")
                && WRITING_VERBS.contains(call.target().name());
    }
}
