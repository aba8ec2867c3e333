/** What is kept from run to run: a folder of files that are whole or not there, and a form for facts. Knows no facts itself. */
@NullMarked
package dev.unblock.analyzer.cache;

import org.jspecify.annotations.NullMarked;
