/** One plan step, one source change: the recipes, and the engine that runs them on a project. */
@NullMarked
package dev.unblock.recipes;

import org.jspecify.annotations.NullMarked;
