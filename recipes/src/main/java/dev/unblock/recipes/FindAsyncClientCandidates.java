package dev.unblock.recipes;

import dev.unblock.recipes.client.AsyncClientCandidates;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.tree.LineOf;
import java.util.List;
import java.util.Optional;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Recipe;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Lists clients that wait although their library has an asynchronous counterpart, where a change would decide more than a
 * recipe may: the order of messages, transactions, the set-up of a second client, or the signatures of an interface that
 * others implement. Changes nothing.
 */
public final class FindAsyncClientCandidates extends Recipe {
    private final transient AsyncClientCandidates candidates = new AsyncClientCandidates(this);

    @Override
    public String getDisplayName() {
        return "List clients that have an asynchronous counterpart";
    }

    @Override
    public String getDescription() {
        return "Lists Feign clients, Kafka sends that are waited for, OkHttp calls, Redis and Mongo templates and URL"
                + " connections with what would replace them; changes nothing.";
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new Search(candidates);
    }

    /** A client by the types that declare its calls. */
    private record Client(List<String> types, List<String> calls, String counterpart, String decideFirst) {
        private boolean isCalledBy(JavaType.Method method) {
            boolean named = calls.isEmpty() || calls.contains(method.getName());
            return named && types.stream().anyMatch(type -> TypeUtils.isAssignableTo(type, method.getDeclaringType()));
        }
    }

    private static final List<Client> CLIENTS = List.of(
            new Client(
                    List.of("okhttp3.Call"),
                    List.of("execute"),
                    "Call.enqueue",
                    "a dispatcher sends five calls per host at a time unless it is told otherwise; the answer has to be"
                            + " closed in the call-back"),
            new Client(
                    List.of("java.net.HttpURLConnection", "java.net.URLConnection"),
                    List.of("getInputStream", "getResponseCode"),
                    "HttpClient.sendAsync",
                    "redirects, default headers, proxies, cookies and authentication of the two clients differ"),
            new Client(
                    List.of("java.net.URL"),
                    List.of("openStream", "getContent"),
                    "HttpClient.sendAsync",
                    "the address may be no HTTP address; redirects, default headers and failures differ"),
            new Client(
                    List.of("org.springframework.data.mongodb.core.MongoOperations"),
                    List.of(),
                    "ReactiveMongoTemplate",
                    "it needs the reactive driver and other transactions; listeners and auditing are set up anew"),
            new Client(
                    List.of(
                            "org.springframework.data.redis.core.ValueOperations",
                            "org.springframework.data.redis.core.HashOperations",
                            "org.springframework.data.redis.core.ListOperations",
                            "org.springframework.data.redis.core.SetOperations",
                            "org.springframework.data.redis.core.ZSetOperations"),
                    List.of(),
                    "ReactiveRedisTemplate",
                    "serializers and transactions are set up anew; Jedis has no reactive driver"));

    private static final class Search extends JavaIsoVisitor<ExecutionContext> {
        private static final String KAFKA = "org.springframework.kafka.core.KafkaOperations";

        private final AsyncClientCandidates candidates;

        private Search(AsyncClientCandidates candidates) {
            this.candidates = candidates;
        }

        @Override
        public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
            return SourceRoot.isTest(file) ? file : super.visitCompilationUnit(file, ctx);
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            boolean feign = type.getLeadingAnnotations().stream()
                    .anyMatch(annotation -> annotation.getSimpleName().equals("FeignClient"));
            if (feign) {
                add(
                        type,
                        "@FeignClient " + type.getSimpleName(),
                        "an @HttpExchange interface on WebClient",
                        "every method changes its result; interceptors, decoders, fallbacks and load balancing are set up"
                                + " anew",
                        ctx);
            }
            return super.visitClassDeclaration(type, ctx);
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
            JavaType.Method method = call.getMethodType();
            if (method != null) {
                client(method)
                        .ifPresent(client -> add(call, name(method), client.counterpart(), client.decideFirst(), ctx));
                if (isAwaitedSend(call)) {
                    add(
                            call,
                            "KafkaTemplate.send(…)." + call.getSimpleName(),
                            "the future that send returns",
                            "the wait may be what orders messages, gates an acknowledgement or ends a transaction",
                            ctx);
                }
            }
            return super.visitMethodInvocation(call, ctx);
        }

        private static Optional<Client> client(JavaType.Method method) {
            return CLIENTS.stream().filter(client -> client.isCalledBy(method)).findFirst();
        }

        private static boolean isAwaitedSend(J.MethodInvocation call) {
            return (call.getSimpleName().equals("get") || call.getSimpleName().equals("join"))
                    && call.getSelect() instanceof J.MethodInvocation send
                    && send.getMethodType() != null
                    && send.getSimpleName().startsWith("send")
                    && TypeUtils.isAssignableTo(KAFKA, send.getMethodType().getDeclaringType());
        }

        private static String name(JavaType.Method method) {
            return method.getDeclaringType().getClassName() + "." + method.getName();
        }

        private void add(Tree place, String waits, String counterpart, String decideFirst, ExecutionContext ctx) {
            SourceFile file = getCursor().firstEnclosingOrThrow(SourceFile.class);
            J.ClassDeclaration owner = getCursor().firstEnclosingOrThrow(J.ClassDeclaration.class);
            candidates.insertRow(
                    ctx,
                    new AsyncClientCandidates.Row(
                            file.getSourcePath().toString().replace('\\', '/'),
                            LineOf.tree(file, place),
                            owner.getType() == null
                                    ? owner.getSimpleName()
                                    : owner.getType().getFullyQualifiedName(),
                            waits,
                            counterpart,
                            decideFirst));
        }
    }
}
