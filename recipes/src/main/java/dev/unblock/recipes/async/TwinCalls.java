package dev.unblock.recipes.async;

import dev.unblock.recipes.project.InjectedBean;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.MethodTarget;
import dev.unblock.recipes.tree.Thrown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;

/** Calls of methods that have an asynchronous twin in their own class or in a façade bean. */
public final class TwinCalls implements AsyncCalls {
    private final Project project;
    private final J.ClassDeclaration caller;
    private final Targets asyncCalls;
    private final Targets readOnlyCalls;
    private final Map<String, InjectedBean> facades = new LinkedHashMap<>();

    public TwinCalls(Project project, J.ClassDeclaration caller, Targets asyncCalls, Targets readOnlyCalls) {
        this.project = project;
        this.caller = caller;
        this.asyncCalls = asyncCalls;
        this.readOnlyCalls = readOnlyCalls;
    }

    /** The façades that started calls go through. */
    public List<InjectedBean> facades() {
        return List.copyOf(facades.values());
    }

    @Override
    public Optional<Started> start(J.MethodInvocation call) {
        JavaType.Method method = call.getMethodType();
        if (method == null || !asyncCalls.include(method)) {
            return Optional.empty();
        }
        MethodTarget twin = MethodTarget.of(method).named(TwinMethod.nameOf(method.getName()));
        if (project.declaration(twin).filter(Twins::returnsFuture).isPresent()) {
            return Optional.of(started(call, method, call.getSelect(), method.getDeclaringType()));
        }
        MethodTarget inFacade = twin.in(TwinMethod.facadeOf(twin.owner()));
        boolean hasFacade =
                project.declaration(inFacade).filter(Twins::returnsFuture).isPresent();
        return hasFacade && call.getSelect() != null
                ? Optional.of(throughFacade(call, method, inFacade))
                : Optional.empty();
    }

    private Started throughFacade(J.MethodInvocation call, JavaType.Method method, MethodTarget inFacade) {
        InjectedBean facade = InjectedBean.facade(inFacade.owner());
        facades.put(inFacade.owner(), facade);
        JavaType.Class type = Types.named(inFacade.owner());
        Expression field = Syntax.variable(facade.existingField(caller).orElse(facade.field()), type);
        return started(call, method, field, type);
    }

    private Started started(
            J.MethodInvocation call,
            JavaType.Method method,
            @Nullable Expression select,
            JavaType.FullyQualified owner) {
        JavaType.Method twin = method.withName(TwinMethod.nameOf(method.getName()))
                .withDeclaringType(owner)
                .withReturnType(Types.future(method.getReturnType()))
                .withThrownExceptions(List.of());
        J.MethodInvocation started = call.withSelect(select == null ? null : select.withPrefix(Space.EMPTY))
                .withName(Syntax.identifier(twin.getName(), twin))
                .withMethodType(twin)
                .withPrefix(Space.EMPTY);
        List<JavaType.FullyQualified> thrown = method.getThrownExceptions().stream()
                .filter(Thrown::isChecked)
                .map(JavaType.FullyQualified.class::cast)
                .toList();
        boolean readOnly = !readOnlyCalls.isEverything() && readOnlyCalls.names(method);
        return new Started(started, method.getReturnType(), thrown, readOnly);
    }
}
