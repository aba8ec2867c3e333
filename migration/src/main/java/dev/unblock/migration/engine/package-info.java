/**
 * Applies the steps of a plan to a project, one at a time, and keeps only what is proven.
 *
 * <p>Knows neither recipes nor builds: changes come through {@link Rewriting}, verdicts through {@link
 * dev.unblock.migration.proof.Proof}.
 */
@NullMarked
package dev.unblock.migration.engine;

import org.jspecify.annotations.NullMarked;
