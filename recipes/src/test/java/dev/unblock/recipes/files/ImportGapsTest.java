package dev.unblock.recipes.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openrewrite.SourceFile;
import org.openrewrite.java.JavaParser;

final class ImportGapsTest {

    private static final String BEFORE = "import java.util.Map;\n\nimport java.net.URI;\n\nclass Orders {}\n";

    @Test
    void leavesOneEmptyLineBelowAnAddedImport() {
        assertThat(kept(BEFORE, "import java.io.File;\n\n\n" + BEFORE)).isEqualTo("import java.io.File;\n\n" + BEFORE);
    }

    @Test
    void leavesFilesAloneThatHaveLongerGaps() {
        String wide = "import java.lang.ref.Cleaner;\n\n\n" + BEFORE;

        assertThat(kept(wide, "import java.io.File;\n\n\n" + wide)).isEqualTo("import java.io.File;\n\n\n" + wide);
    }

    @Test
    void changesNothingElse() {
        assertThat(kept(BEFORE, "\n\n" + BEFORE + "\n\n\n")).isEqualTo("\n\n" + BEFORE + "\n\n\n");
    }

    private static String kept(String before, String after) {
        return ImportGaps.kept(parsed(before), parsed(after)).printAll();
    }

    private static SourceFile parsed(String text) {
        return JavaParser.fromJavaVersion().build().parse(text).findFirst().orElseThrow();
    }
}
