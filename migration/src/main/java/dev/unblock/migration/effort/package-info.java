/** Hours that a person's work takes: of steps, and of what no step resolves. */
@NullMarked
package dev.unblock.migration.effort;

import org.jspecify.annotations.NullMarked;
