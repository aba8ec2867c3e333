/**
 * The shared words: what a finding, an entry point, a plan and a measurement are, and how they look as JSON.
 *
 * <p>Everything here is a value. Nothing here finds, changes or renders anything.
 */
@NullMarked
package dev.unblock.model;

import org.jspecify.annotations.NullMarked;
