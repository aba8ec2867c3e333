package dev.unblock.analyzer.source.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JdkModulesTest {

    @Test
    void findsModulesByThePackagesThatAreNamed() {
        assertThat(JdkModules.mentionedIn(
                        List.of("import java.sql.Connection;", "x = new javax.naming.InitialContext();")))
                .containsExactly("java.base", "java.naming", "java.sql");
        assertThat(JdkModules.mentionedIn(List.of("import static com.sun.net.httpserver.HttpServer.create;")))
                .containsExactly("java.base", "jdk.httpserver");
        assertThat(JdkModules.mentionedIn(List.of("import org.w3c.dom.*;"))).containsExactly("java.base", "java.xml");
    }

    @Test
    void findsNothingBehindNamesOfOthers() {
        assertThat(JdkModules.mentionedIn(
                        List.of("import javax.servlet.Servlet; import com.sun.jersey.api.client.Client;")))
                .containsExactly("java.base");
    }
}
