/**
 * Reads Java sources: what is {@code written} where, and, where there are no class files, what the {@code compiler} makes of
 * them, what {@code names} mean and which facts {@code bodies} hold. These packages alone know the parser.
 */
@NullMarked
package dev.unblock.analyzer.source;

import org.jspecify.annotations.NullMarked;
