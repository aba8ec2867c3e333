/** Problems to findings: their paths, what they cost whom, and where one fix clears most. */
@NullMarked
package dev.unblock.analyzer.ranking;

import org.jspecify.annotations.NullMarked;
