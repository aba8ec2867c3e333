package dev.unblock.recipes.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.tree.J;

/** Where new classes go in a project of several modules. */
class ProjectTest {
    private final Project project = new Project();

    @Test
    void prefersTheModuleThatHasThePackage() {
        add("all/src/main/java/com/All.java", "package com; class All {}");
        add("web/src/main/java/com/shop/Shop.java", "package com.shop; class Shop {}");

        assertThat(rootFor("com.shop")).isEqualTo("web/src/main/java");
    }

    @Test
    void prefersPackagesBelowToThoseAbove() {
        add("all/src/main/java/com/All.java", "package com; class All {}");
        add("web/src/main/java/com/shop/orders/Orders.java", "package com.shop.orders; class Orders {}");

        assertThat(rootFor("com.shop")).isEqualTo("web/src/main/java");
    }

    @Test
    void prefersTheNearestPackageAbove() {
        add("all/src/main/java/com/All.java", "package com; class All {}");
        add("web/src/main/java/com/shop/Shop.java", "package com.shop; class Shop {}");

        assertThat(rootFor("com.shop.config")).isEqualTo("web/src/main/java");
    }

    private String rootFor(String packageName) {
        return project.rootFor(packageName, Optional.empty())
                .orElseThrow()
                .path()
                .toString()
                .replace('\\', '/');
    }

    private void add(String path, String source) {
        J.CompilationUnit file = (J.CompilationUnit)
                JavaParser.fromJavaVersion().build().parse(source).findFirst().orElseThrow();
        project.add(file.withSourcePath(Path.of(path)));
    }
}
