/** The catalogue of blocking APIs, as data: what waits, what for, and what could be called instead. */
@NullMarked
package dev.unblock.analyzer.blocking;

import org.jspecify.annotations.NullMarked;
