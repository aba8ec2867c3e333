/** The catalogue of all rules, and the one way to run them. */
@NullMarked
package dev.unblock.analyzer.rules;

import org.jspecify.annotations.NullMarked;
