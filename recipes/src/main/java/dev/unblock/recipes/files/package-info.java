/** Files of a project as trees, and what has changed in them: line ends, layout and encodings kept. */
@NullMarked
package dev.unblock.recipes.files;

import org.jspecify.annotations.NullMarked;
