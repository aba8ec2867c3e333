/** The questions that rules ask of a program, answered once, and the shape of a rule and of its answer. */
@NullMarked
package dev.unblock.analyzer.inspection;

import org.jspecify.annotations.NullMarked;
