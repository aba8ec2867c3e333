/**
 * What the code says, as records: types, methods, calls, field accesses, and where values come from.
 *
 * <p>Facts are collected once, from bytecode and from sources, and mean the same whichever they came from. They say
 * nothing about what is good or bad.
 */
@NullMarked
package dev.unblock.analyzer.facts;

import org.jspecify.annotations.NullMarked;
