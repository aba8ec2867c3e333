package dev.unblock.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {

    @TempDir
    private Path folder;

    private Work work;

    @BeforeEach
    void writeSources() throws IOException {
        Path sound = Files.writeString(folder.resolve("Sound.java"), "record Sound(int level) {}\n");
        Path untyped =
                Files.writeString(folder.resolve("Untyped.java"), "class Untyped { Missing m = Lost.find(); }\n");
        Files.writeString(folder.resolve("sources.txt"), sound + "\n" + untyped);
        Files.writeString(folder.resolve("classpath.txt"), folder + "\n");
        work = Work.read(folder.resolve("sources.txt"), folder.resolve("classpath.txt"));
    }

    @Test
    void javacResolvesEveryName() throws IOException {
        assertThat(JavacAttribution.of(work)).isEqualTo(new Done(2, 2));
    }

    @Test
    void javacWritesNoClassFile() throws IOException {
        JavacAttribution.of(work);

        assertThat(folder).isDirectoryNotContaining("glob:**.class");
    }

    @Test
    void javaParserLooksAtSyntaxOnly() throws IOException {
        assertThat(JavaParserParse.of(work)).isEqualTo(new Done(2, 0));
        Files.writeString(folder.resolve("Sound.java"), "record Sound( {");
        assertThat(JavaParserParse.of(work)).isEqualTo(new Done(2, 1));
    }

    @Test
    void saysWhatWasDoneInALineThatIsUnderstood() {
        Done done = new Done(12, 3);

        assertThat(Done.in("noise\n" + done.line() + "\nmore noise")).contains(done);
        assertThat(Done.in("nothing")).isEmpty();
    }

    @Test
    void readsListsOfPaths() {
        assertThat(work.classPath()).isEqualTo(List.of(folder));
        assertThat(work.sources()).hasSize(2);
    }
}
