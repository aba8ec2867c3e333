package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a call is surely made on though nothing is known of its object, as at the end of a chain over an absent library:
 * by a name that no other library gives to something else, or by the exceptions that only it can throw.
 */
final class TellingNames {

    private static final String FUTURE = "java.util.concurrent.Future";

    /** Thrown by futures that are waited for, and caught for hardly any other reason. */
    private static final Set<String> OF_FUTURES =
            Set.of("ExecutionException", "java.util.concurrent.ExecutionException");

    /** By name and number of arguments. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("join/0", "java.util.concurrent.CompletableFuture"),
            Map.entry("awaitTermination/2", "java.util.concurrent.ExecutorService"),
            Map.entry("block/0", "reactor.core.publisher.Mono"),
            Map.entry("block/1", "reactor.core.publisher.Mono"),
            Map.entry("blockOptional/0", "reactor.core.publisher.Mono"),
            Map.entry("blockFirst/0", "reactor.core.publisher.Flux"),
            Map.entry("blockLast/0", "reactor.core.publisher.Flux"),
            Map.entry("blockingGet/0", "io.reactivex.rxjava3.core.Single"),
            Map.entry("blockingAwait/0", "io.reactivex.rxjava3.core.Completable"),
            Map.entry("blockingFirst/0", "io.reactivex.rxjava3.core.Observable"),
            Map.entry("blockingLast/0", "io.reactivex.rxjava3.core.Observable"),
            Map.entry("indefinitely/0", "io.smallrye.mutiny.groups.UniAwait"),
            Map.entry("executeQuery/0", "java.sql.PreparedStatement"),
            Map.entry("executeQuery/1", "java.sql.Statement"),
            Map.entry("executeBatch/0", "java.sql.Statement"),
            Map.entry("getResultList/0", "jakarta.persistence.Query"),
            Map.entry("getSingleResult/0", "jakarta.persistence.Query"),
            Map.entry("queryForObject/2", "org.springframework.jdbc.core.JdbcOperations"),
            Map.entry("runHealthChecks/0", "com.codahale.metrics.health.HealthCheckRegistry"),
            Map.entry("getResponseCode/0", "java.net.HttpURLConnection"));

    /** Methods of factories, containers, proxies and mappers that are given a class and return an object of it. */
    private static final Set<String> GIVE_WHAT_IS_WANTED = Set.of(
            "attach",
            "build",
            "client",
            "convertValue",
            "create",
            "createClient",
            "fromJson",
            "getBean",
            "getInstance",
            "getMapper",
            "getService",
            "newInstance",
            "onDemand",
            "readEntity",
            "readValue",
            "target",
            "treeToValue",
            "unwrap");

    private TellingNames() {}

    /** What a factory is asked for: {@code session.getMapper(Users.class)}. */
    static Optional<Type> wanted(MethodCallExpr call) {
        return GIVE_WHAT_IS_WANTED.contains(call.getNameAsString())
                ? call.getArguments().stream()
                        .filter(Expression::isClassExpr)
                        .map(argument -> argument.asClassExpr().getType())
                        .findFirst()
                : Optional.empty();
    }

    /** The type that the call must be made on. */
    static Optional<TypeRef> owner(MethodCallExpr call) {
        int arguments = call.getArguments().size();
        String name = call.getNameAsString();
        boolean future = name.equals("get")
                && (arguments == 0 || arguments == 2 && isUnit(call.getArgument(1)))
                && isReadyForFailure(call);
        return future
                ? Optional.of(TypeRef.of(FUTURE))
                : Optional.ofNullable(OWNERS.get(name + "/" + arguments)).map(TypeRef::of);
    }

    /** As it is written: {@code TimeUnit.SECONDS}, {@code MILLISECONDS}, {@code unit}. */
    private static boolean isUnit(Expression argument) {
        return argument.isFieldAccessExpr() && argument.toString().matches("(.*\\.)?TimeUnit\\.\\w+")
                || argument.toString().matches("[A-Z]+SECONDS|SECONDS|MINUTES|HOURS|DAYS|(?i)\\w*unit\\w*(\\(\\))?");
    }

    /** Around the call, within the same body, somebody catches or declares what a future throws. */
    private static boolean isReadyForFailure(MethodCallExpr call) {
        Node at = call;
        while (true) {
            Optional<Node> parent = at.getParentNode();
            if (parent.isEmpty() || parent.get() instanceof LambdaExpr) {
                return false;
            }
            if (parent.get() instanceof TryStmt block && !(at instanceof CatchClause) && catchesOne(block)) {
                return true;
            }
            if (parent.get() instanceof CallableDeclaration<?> method) {
                return isOfFutures(method.getThrownExceptions().stream());
            }
            at = parent.get();
        }
    }

    private static boolean catchesOne(TryStmt block) {
        NodeList<CatchClause> clauses = block.getCatchClauses();
        return isOfFutures(clauses.stream()
                .map(clause -> clause.getParameter().getType())
                .flatMap(type -> type.isUnionType() ? type.asUnionType().getElements().stream() : Stream.of(type)));
    }

    private static boolean isOfFutures(Stream<? extends Type> types) {
        return types.anyMatch(type -> OF_FUTURES.contains(type.asString()));
    }
}
