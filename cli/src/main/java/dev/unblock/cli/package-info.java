/** Door 1: the command line. Maps options to requests; decides nothing itself. */
@NullMarked
package dev.unblock.cli;

import org.jspecify.annotations.NullMarked;
