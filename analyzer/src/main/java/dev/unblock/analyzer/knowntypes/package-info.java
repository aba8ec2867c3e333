@NullMarked
package dev.unblock.analyzer.knowntypes;

import org.jspecify.annotations.NullMarked;
