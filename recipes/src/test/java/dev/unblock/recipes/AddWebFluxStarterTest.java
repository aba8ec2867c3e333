package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.test.SourceSpecs.text;
import static org.openrewrite.xml.Assertions.xml;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

final class AddWebFluxStarterTest implements RewriteTest {

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new AddWebFluxStarter("shop"));
    }

    @DocumentExample
    @Test
    void declaresItInTheFormOfTheWebStarter() {
        rewriteRun(pom("""
                <project>
                  <dependencies>
                    <!-- the web -->
                    <dependency>
                      <groupId>org.springframework.boot</groupId>
                      <artifactId>spring-boot-starter-web</artifactId>
                      <exclusions>
                        <exclusion>
                          <groupId>org.springframework.boot</groupId>
                          <artifactId>spring-boot-starter-tomcat</artifactId>
                        </exclusion>
                      </exclusions>
                    </dependency>

                    <dependency>
                      <groupId>com.shop</groupId>
                      <artifactId>prices</artifactId>
                    </dependency>
                  </dependencies>
                </project>
                """, """
                <project>
                  <dependencies>
                    <!-- the web -->
                    <dependency>
                      <groupId>org.springframework.boot</groupId>
                      <artifactId>spring-boot-starter-web</artifactId>
                      <exclusions>
                        <exclusion>
                          <groupId>org.springframework.boot</groupId>
                          <artifactId>spring-boot-starter-tomcat</artifactId>
                        </exclusion>
                      </exclusions>
                    </dependency>
                    <dependency>
                      <groupId>org.springframework.boot</groupId>
                      <artifactId>spring-boot-starter-webflux</artifactId>
                    </dependency>

                    <dependency>
                      <groupId>com.shop</groupId>
                      <artifactId>prices</artifactId>
                    </dependency>
                  </dependencies>
                </project>
                """));
    }

    @Test
    void givesItTheVersionOfTheWebStarter() {
        rewriteRun(pom(
                dependencies(starter("web", "<version>${boot.version}</version>")),
                dependencies(starter("web", "<version>${boot.version}</version>")
                        + starter("webflux", "<version>${boot.version}</version>"))));
    }

    @Test
    void knowsTheNewNameOfTheWebStarter() {
        rewriteRun(
                pom(dependencies(starter("webmvc", "")), dependencies(starter("webmvc", "") + starter("webflux", ""))));
    }

    @Test
    void leavesAModuleThatHasIt() {
        rewriteRun(pom(dependencies(starter("webflux", "") + starter("web", ""))));
    }

    @Test
    void leavesOtherModules() {
        rewriteRun(
                spec -> spec.recipe(new AddWebFluxStarter(".")),
                pom(dependencies(starter("web", ""))),
                xml(
                        dependencies(starter("web", "")),
                        dependencies(starter("web", "") + starter("webflux", "")),
                        spec -> spec.path("pom.xml")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<scope>test</scope>",
                "<type>test-jar</type>",
            })
    void refusesAWebStarterThatIsNotForMainCode(String detail) {
        rewriteRun(AddWebFluxStarterTest::isRefused, pom(dependencies(starter("web", detail))));
    }

    @Test
    void refusesAModuleThatHasTheWebFromElsewhere() {
        rewriteRun(
                AddWebFluxStarterTest::isRefused,
                pom("<project><dependencyManagement>" + dependencies(starter("web", ""))
                        + "</dependencyManagement></project>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    implementation 'org.springframework.boot:spring-boot-starter-web'",
                "\timplementation(\"org.springframework.boot:spring-boot-starter-web\")",
                "  api('org.springframework.boot:spring-boot-starter-web:3.5.0') ",
            })
    void declaresItInGradle(String line) {
        rewriteRun(text(
                "dependencies {\n" + line + "\n}\n",
                "dependencies {\n" + line + "\n" + line.replace("starter-web", "starter-webflux") + "\n}\n",
                spec -> spec.path("shop/build.gradle")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    // implementation 'org.springframework.boot:spring-boot-starter-web'",
                "    testImplementation 'org.springframework.boot:spring-boot-starter-web'",
                "    implementation('org.springframework.boot:spring-boot-starter-web') { transitive = false }",
                "    implementation libs.spring.boot.web",
            })
    void refusesOtherFormsInGradle(String line) {
        rewriteRun(
                AddWebFluxStarterTest::isRefused,
                text("dependencies {\n" + line + "\n}\n", spec -> spec.path("shop/build.gradle")));
    }

    @Test
    void loadsWithItsOption() {
        assertThat(RecipeCatalog.instantiate(new RecipeStep("AddWebFluxStarter", Map.of("folder", "shop"))))
                .isInstanceOf(AddWebFluxStarter.class);
    }

    private static void isRefused(RecipeSpec spec) {
        spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.hazard()).isEqualTo("H27")));
    }

    private static SourceSpecs pom(String before) {
        return xml(before, spec -> spec.path("shop/pom.xml"));
    }

    private static SourceSpecs pom(String before, String after) {
        return xml(before, after, spec -> spec.path("shop/pom.xml"));
    }

    private static String dependencies(String declarations) {
        return "<project><dependencies>" + declarations + "</dependencies></project>";
    }

    private static String starter(String name, String more) {
        return "<dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-" + name
                + "</artifactId>" + more + "</dependency>";
    }
}
