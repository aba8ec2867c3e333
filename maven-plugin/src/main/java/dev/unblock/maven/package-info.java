/** Door 2: goals of Maven. Maps parameters to requests; decides nothing itself. */
@NullMarked
package dev.unblock.maven;

import org.jspecify.annotations.NullMarked;
