package dev.unblock.recipes.async;

import dev.unblock.recipes.project.InjectedBean;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.MethodTarget;
import dev.unblock.recipes.tree.Thrown;
import dev.unblock.recipes.tree.Uses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;

/** Calls of beans that have a façade, made through the façade and waited for. */
public final class AwaitedFacades {
    private final Project project;
    private final J.ClassDeclaration caller;
    private final Optional<SupportCalls> support;
    private final Map<String, InjectedBean> facades = new LinkedHashMap<>();

    public AwaitedFacades(Project project, J.ClassDeclaration caller, Optional<SupportCalls> support) {
        this.project = project;
        this.caller = caller;
        this.support = support;
    }

    public List<InjectedBean> facades() {
        return List.copyOf(facades.values());
    }

    /** The method with its calls replaced; itself if that was done before. */
    public J.MethodDeclaration in(J.MethodDeclaration method, Cursor place) throws CannotChange {
        Replacement replacement = new Replacement();
        J.MethodDeclaration changed =
                (J.MethodDeclaration) replacement.visitNonNull(method, 0, place.getParentOrThrow());
        if (replacement.refusal.isPresent()) {
            throw replacement.refusal.get();
        }
        boolean done = Uses.anywhere(method, call -> support.orElseThrow().isAwait(call));
        if (changed == method && !done) {
            throw new CannotChange(
                    Hazard.H29, "it calls nothing that has a façade", "create the façade of what it waits for first");
        }
        return changed;
    }

    private final class Replacement extends JavaVisitor<Integer> {
        private Optional<CannotChange> refusal = Optional.empty();

        @Override
        public J visitLambda(J.Lambda lambda, Integer p) {
            return lambda;
        }

        @Override
        public J visitNewClass(J.NewClass created, Integer p) {
            return created.getBody() == null ? super.visitNewClass(created, p) : created;
        }

        @Override
        public J visitMethodInvocation(J.MethodInvocation method, Integer p) {
            J.MethodInvocation call = (J.MethodInvocation) super.visitMethodInvocation(method, p);
            Optional<MethodTarget> inFacade = inFacade(call);
            if (inFacade.isEmpty()) {
                return call;
            }
            try {
                return awaited(call, inFacade.get()).withPrefix(call.getPrefix());
            } catch (CannotChange reason) {
                refusal = Optional.of(reason);
                return call;
            }
        }

        private Expression awaited(J.MethodInvocation call, MethodTarget inFacade) throws CannotChange {
            if (!isField(call.getSelect())) {
                throw new CannotChange(
                        Hazard.H19, call.getSimpleName() + " is not called on a field", "keep the bean in a field");
            }
            JavaType.Method type = Objects.requireNonNull(call.getMethodType());
            JavaType value = type.getReturnType();
            if (value instanceof JavaType.Primitive && value != JavaType.Primitive.Void && !isTakenAsItIs()) {
                throw new CannotChange(
                        Hazard.H19,
                        "the primitive value of " + call.getSimpleName() + " would be an object where it is used",
                        "put it into a variable first");
            }
            InjectedBean facade = InjectedBean.facade(inFacade.owner());
            Optional<Refusal> closed = facade.refusal(caller);
            if (closed.isPresent()) {
                throw new CannotChange(
                        closed.get().hazard(),
                        closed.get().evidence(),
                        closed.get().whatWouldUnblock());
            }
            facades.put(inFacade.owner(), facade);
            return support.orElseThrow().await(started(call, type, facade, inFacade), value, thrown(type));
        }

        /** Declared with its type, assigned, returned or left alone. */
        private boolean isTakenAsItIs() {
            J around = getCursor().getParentTreeCursor().getValue();
            if (around instanceof J.VariableDeclarations.NamedVariable) {
                J.VariableDeclarations declared = getCursor().firstEnclosing(J.VariableDeclarations.class);
                return declared == null
                        || !(declared.getTypeExpression() instanceof J.Identifier name)
                        || !name.getSimpleName().equals("var");
            }
            return around instanceof J.Assignment || around instanceof J.Return || around instanceof J.Block;
        }
    }

    private Optional<MethodTarget> inFacade(J.MethodInvocation call) {
        JavaType.Method method = call.getMethodType();
        if (method == null || call.getSelect() == null) {
            return Optional.empty();
        }
        MethodTarget called = MethodTarget.of(method);
        MethodTarget twin = called.in(TwinMethod.facadeOf(called.owner())).named(TwinMethod.nameOf(called.name()));
        return project.declaration(twin).filter(Twins::returnsFuture).map(found -> twin);
    }

    private static boolean isField(@Nullable Expression select) {
        return select instanceof J.Identifier name
                        && name.getFieldType() != null
                        && name.getFieldType().getOwner() instanceof JavaType.FullyQualified
                || select instanceof J.FieldAccess access
                        && access.getTarget() instanceof J.Identifier self
                        && self.getSimpleName().equals("this");
    }

    private Expression started(
            J.MethodInvocation call, JavaType.Method method, InjectedBean facade, MethodTarget inFacade) {
        JavaType.Class owner = Types.named(inFacade.owner());
        JavaType.Method twin = method.withName(inFacade.name())
                .withDeclaringType(owner)
                .withReturnType(Types.future(method.getReturnType()))
                .withThrownExceptions(List.of());
        Expression field = Syntax.variable(facade.existingField(caller).orElse(facade.field()), owner);
        return call.withSelect(field)
                .withName(Syntax.identifier(twin.getName(), twin))
                .withMethodType(twin)
                .withPrefix(Space.EMPTY);
    }

    private static List<JavaType.FullyQualified> thrown(JavaType.Method method) {
        return method.getThrownExceptions().stream()
                .filter(Thrown::isChecked)
                .map(JavaType.FullyQualified.class::cast)
                .toList();
    }
}
