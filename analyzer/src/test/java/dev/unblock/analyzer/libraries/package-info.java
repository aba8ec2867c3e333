@org.jspecify.annotations.NullMarked
package dev.unblock.analyzer.libraries;
