package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls of request handlers that a proxy of Spring's takes down, to make the handler's address of them, as in {@code
 * linkTo(methodOn(Orders.class).get(id))}. They run nothing.
 */
public final class RecordedCalls {

    private static final String HATEOAS = "org.springframework.hateoas.";
    private static final String MVC = "org.springframework.web.servlet.mvc.method.annotation.MvcUriComponentsBuilder";
    private static final Set<String> RECORDERS = Set.of("methodOn", "on", "controller");
    private static final Set<String> READERS = Set.of("linkTo", "fromMethodCall", "withMethodCall");

    private RecordedCalls() {}

    /** All such calls of a method, wherever their results go. */
    public static Stream<CallSite> in(MethodFact method) {
        return method.calls().stream().filter(RecordedCalls::isRecorded);
    }

    public static boolean isRecorded(CallSite call) {
        Optional<Value> receiver = call.receiver();
        return receiver.isPresent()
                && receiver.get() instanceof Value.Result made
                && RECORDERS.contains(made.target().name())
                && isOfLinks(made.target());
    }

    /** Whether nothing but the address is made of this call: it does not matter what the handler returns. */
    public static boolean isForAddress(MethodFact caller, CallSite recorded) {
        return caller.calls().stream()
                .filter(call -> call.arguments().stream().anyMatch(recorded::gives))
                .anyMatch(call -> READERS.contains(call.target().name()) && isOfLinks(call.target()));
    }

    private static boolean isOfLinks(MethodKey method) {
        return method.owner().startsWith(HATEOAS) || method.owner().equals(MVC);
    }
}
