/**
 * What JPA loads from the database only when it is first touched: associations of entities that no query has fetched.
 *
 * <p>The door is {@link dev.unblock.analyzer.lazyloading.LazyTouches}.
 */
@NullMarked
package dev.unblock.analyzer.lazyloading;

import org.jspecify.annotations.NullMarked;
