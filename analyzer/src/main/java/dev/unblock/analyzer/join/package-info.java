/** Joins what is compiled with what is written: facts from bytecode get their exact places in the sources. */
@NullMarked
package dev.unblock.analyzer.join;

import org.jspecify.annotations.NullMarked;
