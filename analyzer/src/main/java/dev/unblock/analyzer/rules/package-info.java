/** The rules. Each asks the program questions and answers with findings; none looks at a syntax tree. */
@NullMarked
package dev.unblock.analyzer.rules;

import org.jspecify.annotations.NullMarked;
