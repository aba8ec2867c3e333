/** Where values come from, and what is kept in what. */
@NullMarked
package dev.unblock.analyzer.linking.values;

import org.jspecify.annotations.NullMarked;
