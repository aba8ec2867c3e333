/**
 * What makes it unsafe to let another thread go on with a piece of work: the hazards, and how facts show them.
 *
 * <p>Decided over the whole program (call graph, annotations, types), never from the syntax at one place.
 */
@NullMarked
package dev.unblock.migration.hazards;

import org.jspecify.annotations.NullMarked;
