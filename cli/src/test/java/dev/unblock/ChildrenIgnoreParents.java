package dev.unblock;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A package never uses a package that it lies in: parents assemble children, never the other way. */
final class ChildrenIgnoreParents extends ArchCondition<JavaClass> {

    ChildrenIgnoreParents() {
        super("not depend on a package that theirs lies in");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            String parent = dependency.getTargetClass().getPackageName();
            if (parent.startsWith("dev.unblock.") && type.getPackageName().startsWith(parent + ".")) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }
}
