/** The conformance corpus of the blocking family: labelled programs, and how much of them each mode finds. */
@org.jspecify.annotations.NullMarked
package dev.unblock.analyzer.corpus;
