/** What frameworks, the JVM and other programs call, and on which thread. */
@NullMarked
package dev.unblock.analyzer.linking.entries;

import org.jspecify.annotations.NullMarked;
