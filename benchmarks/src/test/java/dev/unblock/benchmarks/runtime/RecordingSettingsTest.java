package dev.unblock.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import jdk.jfr.Configuration;
import org.junit.jupiter.api.Test;

class RecordingSettingsTest {

    @Test
    void recordsEveryWaitHoweverShort() throws Exception {
        Map<String, String> settings = settings(17);

        assertThat(settings)
                .containsEntry("jdk.ThreadPark#threshold", "0 ms")
                .containsEntry("jdk.SocketRead#threshold", "0 ms")
                .containsEntry("jdk.FileRead#throttle", "off");
    }

    @Test
    void tracesCallsFromJdk25On() throws Exception {
        assertThat(settings(24)).doesNotContainKey("jdk.MethodTrace#filter");
        assertThat(settings(25).get("jdk.MethodTrace#filter")).contains("java.nio.file.Files::delete;");
    }

    private static Map<String, String> settings(int release) throws IOException, java.text.ParseException {
        return Configuration.create(
                        new StringReader(RecordingSettings.of(release).text()))
                .getSettings();
    }
}
