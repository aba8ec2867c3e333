@NullMarked
package dev.unblock.analyzer.libraries;

import org.jspecify.annotations.NullMarked;
