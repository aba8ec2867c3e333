/** What goes wrong around asynchronous code: lost results, lost context, locks held, interrupts swallowed. */
@NullMarked
package dev.unblock.analyzer.rules.hygiene;

import org.jspecify.annotations.NullMarked;
