package dev.unblock.recipes.tree;

import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;

/** Visits what runs as part of a piece of code: not the lambdas and classes that it makes. */
public abstract class OwnCode<P> extends JavaIsoVisitor<P> {
    @Override
    public J.Lambda visitLambda(J.Lambda lambda, P p) {
        return lambda;
    }

    @Override
    public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, P p) {
        return type;
    }

    @Override
    public J.NewClass visitNewClass(J.NewClass created, P p) {
        return created;
    }
}
