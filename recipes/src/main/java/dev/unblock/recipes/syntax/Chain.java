package dev.unblock.recipes.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JRightPadded;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** A chain of calls such as {@code HttpRequest.newBuilder(uri).GET().build()}, seen from its last call. */
public final class Chain {
    private final J.MethodInvocation last;
    private final List<J.MethodInvocation> calls = new ArrayList<>();
    private final @Nullable Expression root;

    private Chain(J.MethodInvocation last) {
        this.last = last;
        Expression at = last;
        while (at instanceof J.MethodInvocation call) {
            calls.add(call);
            at = call.getSelect();
        }
        this.root = at;
    }

    public static Chain endingIn(J.MethodInvocation last) {
        return new Chain(last);
    }

    /** Whether the first call of the chain is this static factory. */
    public boolean startsWith(MethodMatcher factory) {
        return factory.matches(calls.get(calls.size() - 1));
    }

    public boolean startsWithNew(String className) {
        return root instanceof J.NewClass created
                && created.getBody() == null
                && TypeUtils.isOfClassType(created.getType(), className);
    }

    public boolean startsWithVariable() {
        return root instanceof J.Identifier name && name.getFieldType() != null;
    }

    public boolean calls(String... names) {
        List<String> wanted = List.of(names);
        return calls.stream().anyMatch(call -> wanted.contains(call.getSimpleName()));
    }

    /** Adds a call before the last one, on a line of its own where the last one has one. */
    public J.MethodInvocation insertBeforeLast(JavaType.Method method, Expression argument) {
        JRightPadded<Expression> select = last.getPadding().getSelect();
        if (select == null) {
            return last;
        }
        J.MethodInvocation added = Syntax.call(select.getElement(), method, argument);
        added = added.getPadding()
                .withSelect(select)
                .withPrefix(select.getElement().getPrefix());
        JRightPadded<Expression> chained = select.withElement(added).withAfter(select.getAfter());
        return last.getPadding().withSelect(chained);
    }
}
