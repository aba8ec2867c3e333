package dev.unblock.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnblockTest {

    @TempDir
    private Path folder;

    @Test
    void startsColdWithAnEmptyCache() throws Exception {
        Path old = folder.resolve("cache/S/old");
        Files.createDirectories(old);

        engine(UnblockState.COLD).before(material());

        assertThat(old).doesNotExist();
        assertThat(old.getParent()).isEmptyDirectory();
    }

    @Test
    void keepsTheCacheWhenWarm() throws Exception {
        Path old = folder.resolve("cache/S/old");
        Files.createDirectories(old);

        engine(UnblockState.WARM).before(material());

        assertThat(old).exists();
    }

    @Test
    void givesTheSameCacheToAllStates() {
        for (UnblockState state : UnblockState.values()) {
            assertThat(engine(state).command(material(), folder))
                    .containsSequence("--cache", folder.resolve("cache/S").toString());
        }
    }

    @Test
    void hasThePeersHeapUnlessToldOtherwise() {
        Unblock small = new Unblock(
                UnblockState.COLD,
                new Unblock.Program(Path.of("unblock.jar"), List.of("-Xmx512m"), List.of()),
                folder.resolve("cache"));

        assertThat(engine(UnblockState.COLD).command(material(), folder)).contains("-Xmx4g");
        assertThat(small.command(material(), folder)).contains("-Xmx512m").doesNotContain("-Xmx4g", "--cache");
    }

    @Test
    void isStartedAsItsLauncherDoes() {
        Unblock.Program program = new Unblock.Program(Path.of("unblock.jar"), Unblock.AS_LAUNCHED, List.of());
        Unblock unblock = new Unblock(UnblockState.COLD, program, folder.resolve("cache"));

        assertThat(unblock.command(material(), folder))
                .containsSequence("-XX:-DontCompileHugeMethods", "-XX:TieredStopAtLevel=1", "-Xmx4g");
    }

    private Unblock engine(UnblockState state) {
        Unblock.Program program = new Unblock.Program(Path.of("unblock.jar"), List.of(), List.of("--cache"));
        return new Unblock(state, program, folder.resolve("cache"));
    }

    private Material material() {
        return new Material(Corpus.S, folder, List.of(), List.of(), 1, 1);
    }
}
