/** The analyzer's door: a project in, facts and findings out. Packages below never import this one. */
@NullMarked
package dev.unblock.analyzer;

import org.jspecify.annotations.NullMarked;
