/** Places that are left alone: the hazard, what was seen, and what would make the change safe. */
@NullMarked
package dev.unblock.recipes.refusal;

import org.jspecify.annotations.NullMarked;
