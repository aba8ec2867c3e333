/** Facts of sources that have no class files and do not compile, by imports and declarations. */
@NullMarked
package dev.unblock.analyzer.source.bodies;

import org.jspecify.annotations.NullMarked;
