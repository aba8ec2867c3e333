package dev.unblock;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Tells classes by their very package, without its sub-packages. */
final class JavaClassIn {

    private JavaClassIn() {}

    static DescribedPredicate<JavaClass> notIn(String packageName) {
        return DescribedPredicate.describe(
                "reside outside of " + packageName + " itself",
                type -> !type.getPackageName().equals(packageName));
    }
}
