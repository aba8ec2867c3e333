/** What stands around request handlers, and which of them can answer later. */
@NullMarked
package dev.unblock.recipes.web;

import org.jspecify.annotations.NullMarked;
