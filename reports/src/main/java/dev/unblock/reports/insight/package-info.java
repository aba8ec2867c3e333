/** What a result means, worked out once for every format: ranking, sums, next actions, plain words. */
@NullMarked
package dev.unblock.reports.insight;

import org.jspecify.annotations.NullMarked;
