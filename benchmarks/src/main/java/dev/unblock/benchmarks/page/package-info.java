/** Pages of the documentation that hold measured figures. */
@NullMarked
package dev.unblock.benchmarks.page;

import org.jspecify.annotations.NullMarked;
