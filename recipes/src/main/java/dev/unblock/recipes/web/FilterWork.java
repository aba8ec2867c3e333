package dev.unblock.recipes.web;

import dev.unblock.recipes.project.Project;
import org.openrewrite.java.tree.J;

/** What a servlet filter does besides passing requests on. */
final class FilterWork {
    private FilterWork() {}

    /** Whether it does something when the chain has returned, which is then before the answer is there. */
    static boolean afterTheChain(J.ClassDeclaration filter) {
        return Project.methods(filter).stream().anyMatch(AfterTheChain::isWorkIn);
    }
}
