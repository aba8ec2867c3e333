/** How much is started at once: threads, tasks, calls and retries without a bound. */
@NullMarked
package dev.unblock.analyzer.rules.fanout;

import org.jspecify.annotations.NullMarked;
