package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;
import static org.openrewrite.java.Assertions.mavenProject;
import static org.openrewrite.java.Assertions.srcMainJava;
import static org.openrewrite.java.Assertions.srcTestJava;

import org.junit.jupiter.api.Test;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class AddAsyncSupportTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new AddAsyncSupport("com.shop", null));
    }

    @DocumentExample
    @Test
    void addsTheClassBesideTheCodeThatWillUseIt() {
        rewriteRun(mavenProject(
                "shop",
                srcTestJava(java("package com.shop.orders; class OrderServiceTest {}")),
                srcMainJava(
                        java("package com.shop.orders; class OrderService {}"),
                        java(doesNotExist(), spec -> spec.path("com/shop/AsyncSupport.java")
                                .after(text -> {
                                    assertThat(text)
                                            .startsWith("package com.shop;\n")
                                            .contains("T await(");
                                    return text;
                                })))));
    }

    @Test
    void leavesAnExistingClassAlone() {
        rewriteRun(srcMainJava(java("package com.shop; final class AsyncSupport {}")));
    }

    @Test
    void addsNothingToAProjectWithoutMainCode() {
        rewriteRun(srcTestJava(java("package com.shop; class OrderServiceTest {}")));
    }
}
