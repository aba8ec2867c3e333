/** The findings as a table, RFC 4180. */
@NullMarked
package dev.unblock.reports.csv;

import org.jspecify.annotations.NullMarked;
