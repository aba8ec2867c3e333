package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a time limit ends a wait: by the call's arguments, by the transaction around it, by how its client was made or
 * by the settings of the application.
 */
final class TimeLimits {

    /** Here zero means for ever. */
    private static final Set<String> ZERO_IS_FOREVER = Set.of("wait", "join", "select", "connect", "receive");

    /** What they give ends in time. */
    private static final Set<String> LIMITS = Set.of("orTimeout", "completeOnTimeout", "timeout");

    private static final Set<String> FOREVER = Set.of(
            String.valueOf(Long.MAX_VALUE), String.valueOf(Integer.MAX_VALUE), Long.MAX_VALUE + "L", "-1", "-1L");
    private static final Set<String> TRANSACTIONAL =
            Set.of("org.springframework.transaction.annotation.Transactional", "jakarta.transaction.TransactionScoped");

    private final Program program;
    private final ClientLimits clients;

    TimeLimits(Program program) {
        this.program = program;
        this.clients = new ClientLimits(program);
    }

    Wait.Bound bound(MethodFact method, CallSite call, BlockingApi api) {
        return switch (api.timed()) {
            case NEVER -> Wait.Bound.UNTIMED;
            case ALWAYS -> Wait.Bound.TIMED;
            case ARGUMENT -> isGivenDuration(call) || endsByItself(call) ? Wait.Bound.TIMED : Wait.Bound.UNTIMED;
            case CLIENT ->
                isInTimedTransaction(method, api) || clients.isLimited(method, call, api)
                        ? Wait.Bound.TIMED
                        : Wait.Bound.BY_CLIENT;
        };
    }

    /** {@code future.orTimeout(2, SECONDS).join()} */
    private static boolean endsByItself(CallSite call) {
        return call.receiver()
                .filter(receiver -> receiver instanceof Value.Result result
                        && LIMITS.contains(result.target().name())
                        && !result.arguments().isEmpty())
                .isPresent();
    }

    /** Given something although the method that was found takes nothing, it is a newer one with a limit. */
    private static boolean isGivenDuration(CallSite call) {
        List<String> types = call.target().parameterTypes();
        if (types.isEmpty() && !call.arguments().isEmpty()) {
            return true;
        }
        for (int i = 0; i < types.size(); i++) {
            if (isDuration(types, i, call.target())) {
                return i >= call.arguments().size()
                        || !isForever(call, call.arguments().get(i));
            }
        }
        return false;
    }

    private static boolean isDuration(List<String> types, int at, MethodKey target) {
        return switch (types.get(at)) {
            case "java.time.Duration", "java.util.Date", "long", "java.util.concurrent.TimeUnit" -> true;
            case "int" -> target.name().equals("connect") || target.name().equals("receive");
            default -> isThreadJoin(target);
        };
    }

    /** Which is given nothing but limits: {@code join(Duration)} came with Java 19, so that an older JDK does not know its type. */
    private static boolean isThreadJoin(MethodKey target) {
        return target.owner().equals("java.lang.Thread") && target.name().equals("join");
    }

    private static boolean isForever(CallSite call, Value duration) {
        return duration instanceof Value.FieldRead read
                        && read.field().name().equals("MAX_VALUE")
                        && read.field().owner().startsWith("java.lang.")
                || duration instanceof Value.Constant constant
                        && constant.text() != null
                        && (FOREVER.contains(constant.text())
                                || ZERO_IS_FOREVER.contains(call.target().name())
                                        && Set.of("0", "0L").contains(constant.text()));
    }

    /** Spring ends the queries of a transaction that takes longer than it may. */
    private boolean isInTimedTransaction(MethodFact method, BlockingApi api) {
        if (api.kind().group() != Kind.Group.DATABASE) {
            return false;
        }
        Stream<AnnotationFact> annotations = Stream.concat(
                written(method).stream().flatMap(m -> m.annotations().stream()),
                program.type(method.key().owner()).map(TypeFact::annotations).orElse(List.of()).stream());
        return annotations
                .filter(annotation -> TRANSACTIONAL.contains(annotation.type()))
                .anyMatch(annotation -> annotation.values().containsKey("timeout"));
    }

    private Optional<MethodFact> written(MethodFact method) {
        return method.writtenIn().isEmpty() ? Optional.of(method) : program.method(method.named());
    }
}
