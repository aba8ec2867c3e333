/** Work on several threads; it knows nothing of what is done there. */
@NullMarked
package dev.unblock.analyzer.parallel;

import org.jspecify.annotations.NullMarked;
