/**
 * Programs that do one well-known piece of work on Java sources, to compare whole processes with. Each runs in a process of
 * its own, with the library it shows on the class path; nothing here is shipped.
 */
@NullMarked
package dev.unblock.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
