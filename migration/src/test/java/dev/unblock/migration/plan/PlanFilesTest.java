package dev.unblock.migration.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.Plan;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanFilesTest {

    @Test
    void tellWhoCannotWriteWhatToDo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");

        assertThatThrownBy(() -> PlanFiles.write(Plan.empty(), file))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("cannot write", file.toString(), "give a folder that can be written to");
    }
}
