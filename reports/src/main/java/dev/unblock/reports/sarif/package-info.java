/** The result as SARIF 2.1.0. */
@NullMarked
package dev.unblock.reports.sarif;

import org.jspecify.annotations.NullMarked;
