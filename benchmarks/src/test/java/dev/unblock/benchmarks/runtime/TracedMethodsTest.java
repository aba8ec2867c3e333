package dev.unblock.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TracedMethodsTest {

    @Test
    void tracesTheCataloguesMethodsOfTheJdk() {
        assertThat(TracedMethods.all())
                .contains(
                        "java.io.File::createNewFile", "java.nio.file.Files::readAllBytes", "java.net.Socket::connect");
    }

    @Test
    void tracesWhatImplementsTheInterfacesOfDatabases() {
        assertThat(TracedMethods.all())
                .contains("org.h2.jdbc.JdbcPreparedStatement::executeQuery")
                .doesNotContain("java.sql.PreparedStatement::executeQuery");
    }

    @Test
    void leavesOutWhatNeedNotWait() {
        assertThat(TracedMethods.all())
                .noneMatch(method -> method.startsWith("java.lang.Thread:"))
                .noneMatch(method -> method.startsWith("java.util.concurrent."));
    }

    @Test
    void leavesOutWhatATraceCannotTell() {
        assertThat(TracedMethods.method("java.io.File,delete,file,never,,1,,javadoc"))
                .containsExactly("java.io.File::delete");
        assertThat(TracedMethods.method("java.io.File,delete,file,never,,1,opened-on-io,javadoc"))
                .isEmpty();
        assertThat(TracedMethods.method("java.util.Formatter,<init>(java.lang.String),file,never,,1,,javadoc"))
                .isEmpty();
        assertThat(TracedMethods.method("java.io.Flushable,flush,file,never,,1,,javadoc"))
                .isEmpty();
        assertThat(TracedMethods.method("org.acme.Lamp,wait,http,never,,1,,javadoc"))
                .isEmpty();
    }
}
