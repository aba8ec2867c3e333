/**
 * From findings to a plan: which way each entry point should go, in which steps, and what is better left alone.
 *
 * <p>Pure: the same analysis gives the same plan. Nothing is read but what the analysis holds.
 */
@NullMarked
package dev.unblock.migration.plan;

import org.jspecify.annotations.NullMarked;
