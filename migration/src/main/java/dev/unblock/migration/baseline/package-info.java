/** The ratchet: what was found once and is accepted for now, so that only new findings fail a build. */
@NullMarked
package dev.unblock.migration.baseline;

import org.jspecify.annotations.NullMarked;
