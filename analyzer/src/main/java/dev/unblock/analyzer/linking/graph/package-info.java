/** The call graph with its threads, and searches through it. */
@NullMarked
package dev.unblock.analyzer.linking.graph;

import org.jspecify.annotations.NullMarked;
