@NullMarked
package dev.unblock.recipes;

import org.jspecify.annotations.NullMarked;
