/** Figures that follow from the findings alone: the score and what can be counted in the code. */
@NullMarked
package dev.unblock.migration.score;

import org.jspecify.annotations.NullMarked;
