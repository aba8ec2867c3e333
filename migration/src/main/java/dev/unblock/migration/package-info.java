/** From findings to a changed and proven project. {@link dev.unblock.migration.Migration} shows the whole flow. */
@NullMarked
package dev.unblock.migration;

import org.jspecify.annotations.NullMarked;
