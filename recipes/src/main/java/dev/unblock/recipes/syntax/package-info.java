/** Small typed pieces of Java syntax, for code that a template cannot write because it names the project's own types. */
@NullMarked
package dev.unblock.recipes.syntax;

import org.jspecify.annotations.NullMarked;
