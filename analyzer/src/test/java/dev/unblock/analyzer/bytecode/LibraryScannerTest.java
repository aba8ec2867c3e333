package dev.unblock.analyzer.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LibraryScannerTest {

    private static final byte[] BOX = InMemoryCompiler.compile(List.of("""
                    package lib;
                    @Deprecated
                    public abstract class Box extends Thread implements Runnable {
                        private final Object lock = new Object();
                        private int count;
                        public final void open() throws Exception { count++; Thread.sleep(5); }
                        abstract void shut();
                    }
                    """)).get("lib.Box");

    private static final MethodKey OPEN = new MethodKey("lib.Box", "open", "()V");

    @Test
    void tellsWhatAClassDeclares() {
        LibraryClass declared = new LibraryScanner().declared(BOX);

        assertThat(declared.name()).isEqualTo("lib.Box");
        assertThat(declared.superclass()).contains("java.lang.Thread");
        assertThat(declared.interfaces()).containsExactly("java.lang.Runnable");
        assertThat(declared.annotations()).containsExactly("java.lang.Deprecated");
        assertThat(declared.isConcrete()).isFalse();
        assertThat(declared.methods())
                .extracting(method -> method.key().name() + " " + method.hasCode() + " " + method.isFixed())
                .containsExactly("<init> true true", "open true true", "shut false false");
    }

    @Test
    void readsOnlyTheMethodsThatAreWanted() {
        assertThat(new LibraryScanner().bodies(BOX, OPEN::equals))
                .singleElement()
                .satisfies(body -> {
                    assertThat(body.method()).isEqualTo(OPEN);
                    assertThat(body.calls())
                            .extracting(call -> call.target().name())
                            .containsExactly("sleep");
                });
    }

    @Test
    void readsTheSameOfAMethodAloneAndAmongAll() {
        LibraryScanner scanner = new LibraryScanner();

        for (LibraryBody body : scanner.bodies(BOX, method -> true)) {
            assertThat(new LibraryScanner().bodies(BOX, body.method()::equals)).containsExactly(body);
        }
    }

    @Test
    void namesFieldsThatHoldObjects() {
        assertThat(new LibraryScanner().fieldsNamed(BOX)).containsExactly(new FieldKey("lib.Box", "lock"));
    }
}
