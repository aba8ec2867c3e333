@org.jspecify.annotations.NullMarked
package dev.unblock.analyzer.knowntypes;
