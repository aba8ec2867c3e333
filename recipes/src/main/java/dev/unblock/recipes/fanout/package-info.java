/** Work that is started for each element, with a limit put on it. */
@NullMarked
package dev.unblock.recipes.fanout;

import org.jspecify.annotations.NullMarked;
