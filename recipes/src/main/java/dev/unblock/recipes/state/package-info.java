/** Private fields with all their uses: counters, locks, collections. */
@NullMarked
package dev.unblock.recipes.state;

import org.jspecify.annotations.NullMarked;
