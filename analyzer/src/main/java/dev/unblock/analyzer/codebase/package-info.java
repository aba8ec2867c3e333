/** Finds what there is to analyse: modules, sources, classes, class path, settings. Reads names, parses no Java. */
@NullMarked
package dev.unblock.analyzer.codebase;

import org.jspecify.annotations.NullMarked;
