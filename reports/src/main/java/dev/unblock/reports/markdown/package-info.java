/** The result, the plan and a comparison as Markdown. */
@NullMarked
package dev.unblock.reports.markdown;

import org.jspecify.annotations.NullMarked;
