/** Which thread waits: the waits of a program, each told by the rule for the thread that pays for it. */
@NullMarked
package dev.unblock.analyzer.rules.blocking;

import org.jspecify.annotations.NullMarked;
