/**
 * The result as HTML, SARIF, JSON, CSV and Markdown.
 *
 * <p>Everything is a rendering of the {@link dev.unblock.model.Result}: nothing here analyses, and the same result always
 * gives the same bytes.
 */
@NullMarked
package dev.unblock.reports;

import org.jspecify.annotations.NullMarked;
