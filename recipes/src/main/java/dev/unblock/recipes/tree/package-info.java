/** What is asked of trees: names and uses, what leaves a piece of code, where it stands. */
@NullMarked
package dev.unblock.recipes.tree;

import org.jspecify.annotations.NullMarked;
