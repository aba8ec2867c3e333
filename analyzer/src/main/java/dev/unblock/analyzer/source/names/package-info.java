/** What a written name means: types of the project, of the JDK and of libraries that are not at hand. */
@NullMarked
package dev.unblock.analyzer.source.names;

import org.jspecify.annotations.NullMarked;
