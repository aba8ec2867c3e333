package dev.unblock.analyzer.inspection;

import dev.unblock.model.Family;
import java.util.stream.Stream;

/** Finds one kind of problem. The name of its class is the name of the rule and of its page. */
public interface Rule {

    Family family();

    /** A sentence for lists of rules. */
    String summary();

    Stream<Problem> inspect(Inspection inspection);

    /** What it finds costs by being done often, so that it is loud only where requests or messages are known to lead. */
    default boolean isAboutTraffic() {
        return false;
    }

    /** What it finds does harm when several threads come by, so that it is quiet where one starts the application. */
    default boolean needsManyThreads() {
        return family() == Family.SHARED_STATE;
    }

    default String name() {
        return getClass().getSimpleName();
    }
}
