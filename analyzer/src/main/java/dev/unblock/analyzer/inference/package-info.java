/**
 * Inference through jars: which calls into libraries wait, by following the libraries' bytecode to what is known to wait.
 *
 * <p>How it works, what is cut and why: {@code docs/inference.md}.
 */
@NullMarked
package dev.unblock.analyzer.inference;

import org.jspecify.annotations.NullMarked;
