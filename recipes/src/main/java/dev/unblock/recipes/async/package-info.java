/** Code that waits, turned into code that returns a future: continuations, twins, façades. */
@NullMarked
package dev.unblock.recipes.async;

import org.jspecify.annotations.NullMarked;
