/** What several threads change without a guard. */
@NullMarked
package dev.unblock.analyzer.rules.sharedstate;

import org.jspecify.annotations.NullMarked;
