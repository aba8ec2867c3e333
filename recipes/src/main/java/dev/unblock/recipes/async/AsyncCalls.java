package dev.unblock.recipes.async;

import java.util.List;
import java.util.Optional;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** Knows which blocking calls have an asynchronous counterpart, and how to start it. */
public interface AsyncCalls {
    /** The started counterpart; empty for a call that does not wait. */
    Optional<Started> start(J.MethodInvocation call);

    /**
     * A call that has been started.
     *
     * @param future the expression that starts it
     * @param value what it yields
     * @param thrown the checked exceptions that the blocking call throws
     * @param readOnly whether it may run together with others that are
     */
    record Started(Expression future, JavaType value, List<JavaType.FullyQualified> thrown, boolean readOnly) {
        public Started {
            thrown = List.copyOf(thrown);
        }
    }
}
