/** Lets the engine change sources by recipes. The only place that knows both. */
@NullMarked
package dev.unblock.migration.rewriting;

import org.jspecify.annotations.NullMarked;
