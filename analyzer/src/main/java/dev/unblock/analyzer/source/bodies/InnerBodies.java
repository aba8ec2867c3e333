package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.LambdaExpr;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.List;
import java.util.Optional;

/** Takes what is written inside a body but is not part of it: lambdas and types. */
interface InnerBodies {

    /** The number of the next lambda of the type. */
    int nextLambda();

    /** The body of a lambda, once it is walked. */
    void lambda(
            LambdaExpr lambda, MethodKey key, BodyContext context, BodyFacts facts, List<LambdaParameter> parameters);

    /** The binary name of a type declared inside a body. */
    Optional<String> nameOf(Node declaration);

    /** A type declared inside a body, which sees the variables around it. */
    void type(Node declaration, Locals around);

    /** A parameter of a lambda's method: what it captures comes first. */
    record LambdaParameter(String name, TypeRef type) {}
}
