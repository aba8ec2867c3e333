/** What can be asked of a linked program: who calls whom, where threads enter, and which threads can run each method. */
@NullMarked
package dev.unblock.analyzer.program;

import org.jspecify.annotations.NullMarked;
