/**
 * Class files to facts: the only place that reads bytecode.
 *
 * <p>Kotlin and Groovy classes are read as they come: what their compilers generate shows as if it were written so.
 */
@NullMarked
package dev.unblock.analyzer.bytecode;

import org.jspecify.annotations.NullMarked;
