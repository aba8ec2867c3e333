/** Calls of blocking clients, their counterparts and their limits. */
@NullMarked
package dev.unblock.recipes.client;

import org.jspecify.annotations.NullMarked;
