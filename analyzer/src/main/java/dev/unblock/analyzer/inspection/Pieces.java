package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.lazyloading.LazyTouch;
import java.util.Set;

/** Tells waits that ask anew from those that take the next piece of an answer that is already on its way. */
final class Pieces {

    private static final Set<String> IN_PIECES = Set.of(
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Writer",
            "java.io.RandomAccessFile",
            "java.nio.channels.Channel",
            "java.sql.Blob",
            "java.sql.Clob",
            "java.sql.ResultSet",
            "java.util.Iterator",
            "java.util.Scanner");

    private Pieces() {}

    static boolean isPiece(TypeHierarchy hierarchy, Wait wait) {
        return wait.loads()
                        .filter(touch -> touch.turns() == LazyTouch.Turns.FIRST)
                        .isPresent()
                || !wait.target().isConstructor()
                        && IN_PIECES.stream()
                                .anyMatch(type ->
                                        hierarchy.isSubtype(wait.target().owner(), type));
    }
}
