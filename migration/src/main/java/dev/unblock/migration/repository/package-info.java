/** What git's own files tell about the repository a project lies in. */
@NullMarked
package dev.unblock.migration.repository;

import org.jspecify.annotations.NullMarked;
