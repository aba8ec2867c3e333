/** What a scan of a project's sources, settings and build files remembers, and new sources in it. */
@NullMarked
package dev.unblock.recipes.project;

import org.jspecify.annotations.NullMarked;
