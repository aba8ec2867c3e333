/** The result as one HTML file that needs nothing else. */
@NullMarked
package dev.unblock.reports.html;

import org.jspecify.annotations.NullMarked;
