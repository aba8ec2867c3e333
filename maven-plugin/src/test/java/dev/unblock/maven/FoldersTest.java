package dev.unblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FoldersTest {

    private static final Path ROOT = Path.of("/projects/shop").toAbsolutePath();

    private final Folders folders = new Folders(ROOT);

    @Test
    void haveUsualPlaces() {
        assertThat(folders.output(null)).isEqualTo(ROOT.resolve("target/unblock"));
        assertThat(folders.baseline(null)).isEqualTo(ROOT.resolve("unblock-baseline.json"));
    }

    @Test
    void takeNamesRelativeToTheTopFolder() {
        assertThat(folders.output("reports/now")).isEqualTo(ROOT.resolve("reports/now"));
        assertThat(folders.baseline("../accepted.json")).isEqualTo(ROOT.resolveSibling("accepted.json"));
    }

    @Test
    void takeAbsoluteNamesAsTheyAre() {
        Path elsewhere = Path.of("/elsewhere").toAbsolutePath();

        assertThat(folders.output(elsewhere.toString())).isEqualTo(elsewhere);
    }
}
