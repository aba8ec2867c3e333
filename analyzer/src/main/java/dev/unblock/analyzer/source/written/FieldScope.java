package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;

/** Knows which fields are static without saying so. */
public final class FieldScope {

    private FieldScope() {}

    /** Fields of interfaces and annotations are. */
    public static boolean isStaticBy(FieldDeclaration field) {
        return field.getParentNode()
                .filter(parent -> parent instanceof AnnotationDeclaration
                        || parent instanceof ClassOrInterfaceDeclaration type && type.isInterface())
                .isPresent();
    }
}
