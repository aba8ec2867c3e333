package dev.unblock.recipes.project;

import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Adds every Java file it visits to a {@link Project}. */
public final class ProjectScan extends JavaIsoVisitor<ExecutionContext> {
    private final Project project;

    public ProjectScan(Project project) {
        this.project = project;
    }

    @Override
    public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
        project.add(file);
        return super.visitCompilationUnit(file, ctx);
    }

    @Override
    public J.NewClass visitNewClass(J.NewClass created, ExecutionContext ctx) {
        construct(created.getType());
        if (created.getBody() != null && created.getClazz() != null) {
            construct(created.getClazz().getType());
        }
        return super.visitNewClass(created, ctx);
    }

    /** Mockito makes an instance of a field that is to get mocks; a subclass makes one of its superclass. */
    @Override
    public J.VariableDeclarations visitVariableDeclarations(J.VariableDeclarations field, ExecutionContext ctx) {
        boolean made = field.getLeadingAnnotations().stream()
                .anyMatch(annotation -> annotation.getSimpleName().equals("InjectMocks"));
        if (made) {
            construct(field.getType());
        }
        return super.visitVariableDeclarations(field, ctx);
    }

    @Override
    public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
        if (type.getExtends() != null) {
            construct(type.getExtends().getType());
        }
        project.beans().add(type);
        return super.visitClassDeclaration(type, ctx);
    }

    @Override
    public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
        project.beans().add(method);
        return super.visitMethodDeclaration(method, ctx);
    }

    @Override
    public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
        if (call.getMethodType() != null && isBeside(call)) {
            project.addCalledBeside(call.getMethodType());
        } else if (call.getMethodType() != null
                && Links.isRecorded(call)
                && Links.bearsAnotherResult(call, getCursor())) {
            project.addLinked(call.getMethodType());
        } else {
            call(call.getMethodType());
        }
        return super.visitMethodInvocation(call, ctx);
    }

    private boolean isBeside(J.MethodInvocation call) {
        boolean own = call.getSelect() == null
                || call.getSelect() instanceof J.Identifier name
                        && name.getSimpleName().equals("this");
        J.ClassDeclaration type = getCursor().firstEnclosing(J.ClassDeclaration.class);
        return own
                && type != null
                && TypeUtils.isOfType(type.getType(), call.getMethodType().getDeclaringType());
    }

    @Override
    public J.MemberReference visitMemberReference(J.MemberReference reference, ExecutionContext ctx) {
        call(reference.getMethodType());
        return super.visitMemberReference(reference, ctx);
    }

    private void construct(@Nullable JavaType type) {
        if (type instanceof JavaType.FullyQualified named) {
            project.addConstructed(named.getFullyQualifiedName());
        }
    }

    private void call(JavaType.@Nullable Method method) {
        if (method != null) {
            project.addCalled(method);
        }
    }
}
