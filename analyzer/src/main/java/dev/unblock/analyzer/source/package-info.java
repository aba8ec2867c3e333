/**
 * Reads Java sources: what is written where, and, where there are no class files, facts from sources alone. The only
 * package that knows the parser.
 */
@NullMarked
package dev.unblock.analyzer.source;

import org.jspecify.annotations.NullMarked;
