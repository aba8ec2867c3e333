package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The user's own file does what docs/catalogue.md says. */
final class UserCatalogueTest {

    private static final String LIBRARIES = """
            package com.shop.legacy;
            public class Mainframe { public native String fetch(String key); }
            package com.shop.partner;
            public interface Prices { String of(String name); }
            package com.shop.partner;
            public class Names { public static native String shorten(String name); }
            """;

    @TempDir
    Path folder;

    @Test
    void doesWhatThePageSays() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "catalogue.md"));
        Path file = Files.writeString(folder.resolve("own.csv"), block(page, "csv"));
        Catalogue catalogue = Catalogue.standard().with(List.of(file));
        assertThat(WaitLines.of(block(page, "java") + LIBRARIES, Map.of(), catalogue)
                        .differences())
                .isEmpty();
    }

    @Test
    void silencesAWholePackageOfCallers() throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), "in:com.shop.batch.*,*,none\n");
        String source = """
                package com.shop.batch.nightly;
                class Job {
                    void run() throws InterruptedException {
                        Thread.sleep(1);
                        Runnable later = () -> new java.io.File("x").delete();
                        later.run();
                    }
                }
                """;
        assertThat(WaitLines.of(source, Map.of(), Catalogue.standard().with(List.of(file)))
                        .differences())
                .isEmpty();
        assertThat(WaitLines.of(source).differences()).containsOnlyKeys(4, 5);
    }

    @Test
    void goesBeforeOurRowsEvenWhereItsOwnIsWider() throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), "java.io.*,*,none\n");
        Catalogue catalogue = Catalogue.standard().with(List.of(file));
        String source = """
                package com.shop;
                class Files2 {
                    boolean there(java.io.File file) {
                        return file.exists();
                    }
                }
                """;
        assertThat(WaitLines.of(source, Map.of(), catalogue).differences()).isEmpty();
    }

    @Test
    void meansInstanceMethodsByAStar() throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), "java.util.List,*,http\n");
        String source = """
                package com.shop;
                class Lists {
                    int size() {
                        java.util.List<String> list = java.util.List.of("x");
                        return list.size(); // waits http
                    }
                }
                """;
        assertThat(WaitLines.of(source, Map.of(), Catalogue.standard().with(List.of(file)))
                        .differences())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.B,c,nonsense | has no known kind: nonsense
            a.B,c | has 2 values; the columns are type,method,kind,timed,counterpart,latency,condition,source
            ,c,http | has no type, package or annotation: ''
            a b,c,http | has no type, package or annotation: 'a b'
            a.B,c d,http | has no method: 'c d'
            a.B,"c(int",http | has no closing bracket after the parameters; quotes go around a value with commas
            a.B,c,http,sometimes | timed is never, argument, always or client
            a.B,c,http,never,,-3 | latency is a number of milliseconds, not -3
            a.B,c,http,never,,soon | latency is a number of milliseconds, not soon
            a.B,c,http,never,,3,perhaps | has no known condition: perhaps
            in:a.B,c,http | begins with in: and can only silence; its kind is none, not http
            """)
    void tellsWhatIsWrongInOneLine(String row, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), "# ours\n" + row + "\n");
        assertThatThrownBy(() -> Catalogue.standard().with(List.of(file)))
                .isInstanceOf(UsageException.class)
                .hasMessage("catalogue own.csv, line 2 " + complaint)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        Path file = Files.write(folder.resolve("own.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Catalogue.standard().with(List.of(file)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("cannot read the catalogue ");
    }

    private static String block(String page, String language) {
        int start = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(start, page.indexOf("```", start));
    }
}
