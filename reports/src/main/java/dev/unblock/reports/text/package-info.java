/** Texts that are safe to show: visible control characters, short names, figures. */
@NullMarked
package dev.unblock.reports.text;

import org.jspecify.annotations.NullMarked;
