/** Executors by how they were built, and on which thread a library runs what it is handed. */
@NullMarked
package dev.unblock.analyzer.linking.threads;

import org.jspecify.annotations.NullMarked;
