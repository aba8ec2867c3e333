/** Facts become a program: names get numbers, calls their targets, and each step the thread that takes it. */
@NullMarked
package dev.unblock.analyzer.linking;

import org.jspecify.annotations.NullMarked;
