/** Reads a project's own code to facts; what did not change since the last run comes from the cache. */
@NullMarked
package dev.unblock.analyzer.reading;

import org.jspecify.annotations.NullMarked;
