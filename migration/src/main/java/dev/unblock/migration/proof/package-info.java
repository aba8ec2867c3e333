/** Proves that a project still compiles and passes its tests, by its own build. Knows nothing of plans or recipes. */
@NullMarked
package dev.unblock.migration.proof;

import org.jspecify.annotations.NullMarked;
