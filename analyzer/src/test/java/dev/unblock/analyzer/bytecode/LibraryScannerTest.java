package dev.unblock.analyzer.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.bytecode.LibraryClass.Depth;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LibraryScannerTest {

    private static final byte[] BOX = InMemoryCompiler.compile(List.of("""
                    package lib;
                    public abstract class Box extends Thread implements Runnable {
                        private final Object lock = new Object();
                        public final void open() throws Exception { Thread.sleep(5); }
                        abstract void shut();
                    }
                    """)).get("lib.Box");

    @Test
    void declaresTheSameWithItsCodeAndWithout() {
        LibraryClass declared = new LibraryScanner().scan(BOX, Depth.DECLARATIONS);
        LibraryClass whole = new LibraryScanner().scan(BOX, Depth.CODE);

        assertThat(declared.name()).isEqualTo(whole.name()).isEqualTo("lib.Box");
        assertThat(declared.superclass()).isEqualTo(whole.superclass());
        assertThat(declared.interfaces()).isEqualTo(whole.interfaces());
        assertThat(declared.access()).isEqualTo(whole.access());
        assertThat(declared.methods())
                .extracting(LibraryMethod::key, LibraryMethod::access)
                .containsExactlyElementsOf(whole.methods().stream()
                        .map(method -> org.assertj.core.groups.Tuple.tuple(method.key(), method.access()))
                        .toList());
    }

    @Test
    void readsWhatMethodsDoOnlyWithTheirCode() {
        assertThat(new LibraryScanner().scan(BOX, Depth.DECLARATIONS).methods())
                .allMatch(method -> method.calls().isEmpty() && method.stores().isEmpty());
        assertThat(new LibraryScanner().scan(BOX, Depth.CODE).methods())
                .anyMatch(method -> !method.calls().isEmpty())
                .anyMatch(method -> !method.stores().isEmpty());
    }
}
