/** Sources parsed, and what is written in them: places, names, loops, conditions, comments. What names mean is for others to know. */
@NullMarked
package dev.unblock.analyzer.source.written;

import org.jspecify.annotations.NullMarked;
