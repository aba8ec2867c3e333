package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.knowntypes.KnownTypes;
import dev.unblock.analyzer.program.Program;
import java.util.Optional;
import java.util.regex.Pattern;

/** Types that nobody can look into, as what they are called is all there is: no source, no class file, no list of known ones. */
final class UnseenTypes {

    private static final Pattern LATER =
            Pattern.compile(".*\\.(Mono|Flux|Uni|Multi|Publisher|Single|Maybe|Completable|Flowable|Observable|"
                    + "CompletableFuture|CompletionStage|ListenableFuture|Future)");

    private final Program program;
    private final TypeHierarchy hierarchy;

    UnseenTypes(Program program) {
        this.program = program;
        this.hierarchy = program.facts().hierarchy();
    }

    boolean isUnseen(String type) {
        return program.type(type).isEmpty()
                && !hierarchy.isKnown(type)
                && !KnownTypes.standard().has(type);
    }

    /** The call, or the method that it stands in, gives a future or publisher: nobody waits here. */
    static boolean isAnsweredLater(MethodFact method, CallSite call) {
        return LATER.matcher(call.target().returnType()).matches()
                || LATER.matcher(method.key().returnType()).matches();
    }

    /** A wait of which only names tell. */
    static Wait guess(MethodFact method, CallSite call, Kind kind, int latency) {
        BlockingApi api = new BlockingApi(
                call.target().owner(),
                call.target().name(),
                Optional.empty(),
                kind,
                Timed.CLIENT,
                Optional.empty(),
                latency,
                Condition.LIKELY,
                "the type's name");
        return new Wait(method, call, call.target(), api, api.kind(), Wait.Bound.BY_CLIENT, Certainty.GUESSED);
    }
}
