package dev.unblock.recipes.state;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.tree.Computing;
import dev.unblock.recipes.tree.NonNull;
import dev.unblock.recipes.tree.Uses;
import java.util.Optional;
import java.util.Set;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** What is done with a collection, and what it may therefore become. */
public final class CollectionUses {
    private static final Set<String> SINGLE = Set.of(
            "put",
            "get",
            "getOrDefault",
            "putIfAbsent",
            "containsKey",
            "containsValue",
            "remove",
            "replace",
            "size",
            "isEmpty",
            "clear",
            "add",
            "contains",
            "set",
            "indexOf",
            "addFirst",
            "addLast");
    private static final Set<String> COMPUTED =
            Set.of("computeIfAbsent", "computeIfPresent", "compute", "merge", "removeIf");
    private static final Set<String> VIEWS = Set.of("values", "keySet", "entrySet", "forEach");

    private final PrivateField field;

    public CollectionUses(PrivateField field) {
        this.field = field;
    }

    /** Nulls are refused by it, and the order of its entries is none, as in a HashMap. */
    public boolean allowConcurrentMap() {
        return TypeUtils.isOfClassType(field.variable().getInitializer().getType(), "java.util.HashMap")
                && isMadeEmpty()
                && field.uses().stream().allMatch(use -> use.call()
                        .filter(call -> call.getArguments().stream()
                                .allMatch(argument -> argument instanceof J.Empty || NonNull.isProven(argument)))
                        .isPresent());
    }

    private boolean isMadeEmpty() {
        return field.variable().getInitializer() instanceof J.NewClass created
                && TypeUtils.isOfClassType(created.getType(), "java.util.HashMap")
                && created.getArguments().stream()
                        .allMatch(argument ->
                                argument instanceof J.Empty || argument.getType() instanceof JavaType.Primitive);
    }

    public Optional<Refusal> refusal() {
        return field.uses().stream().flatMap(use -> refusal(use).stream()).findFirst();
    }

    private Optional<Refusal> refusal(PrivateField.Use use) {
        if (use.isGuarded()) {
            return Optional.of(new Refusal(
                    Hazard.H7, field.name() + " is used inside synchronized code", "guard every use of it, or none"));
        }
        if (!use.isRead()) {
            return refused("is assigned again", "make it final");
        }
        Optional<J.MethodInvocation> call = use.call();
        if (call.isEmpty()) {
            return refused("is handed to other code or iterated over", "hand out a copy made under its lock");
        }
        String name = call.get().getSimpleName();
        if (VIEWS.contains(name) && allowConcurrentMap()) {
            return Optional.empty();
        }
        if (COMPUTED.contains(name)) {
            return computed(call.get());
        }
        return SINGLE.contains(name)
                ? Optional.empty()
                : refused("is used by " + name + "(), which goes over all of it", "choose the collection by hand");
    }

    /** What is computed runs under the lock of the collection. */
    private Optional<Refusal> computed(J.MethodInvocation call) {
        for (Expression argument : call.getArguments()) {
            J code = argument instanceof J.Lambda lambda ? lambda.getBody() : argument;
            Optional<String> unknown = argument instanceof J.MemberReference
                    ? Optional.of("a method reference")
                    : Computing.unknownCallIn(code);
            boolean nested = field.uses().stream().anyMatch(use -> Uses.contains(code, use.expression()));
            if (unknown.isPresent() || nested) {
                return refused(
                        "computes values under its lock, by " + unknown.orElse("itself"),
                        "compute them before, and put them");
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> refused(String evidence, String whatWouldUnblock) {
        return Optional.of(new Refusal(Hazard.H9, field.name() + " " + evidence, whatWouldUnblock));
    }
}
