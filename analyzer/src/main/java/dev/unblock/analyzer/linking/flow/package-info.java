/** Lambdas, task objects and events, followed from where they are made to where they run. */
@NullMarked
package dev.unblock.analyzer.linking.flow;

import org.jspecify.annotations.NullMarked;
