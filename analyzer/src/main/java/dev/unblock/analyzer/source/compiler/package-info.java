/** What the JDK's own compiler makes of sources: class files in memory where they compile, hints where they do not. */
@NullMarked
package dev.unblock.analyzer.source.compiler;

import org.jspecify.annotations.NullMarked;
