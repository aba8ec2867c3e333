package dev.unblock.analyzer.knowntypes;

import dev.unblock.analyzer.facts.MethodKey;
import java.util.Optional;

/**
 * That a method of a library waits, as its code said.
 *
 * @param library its coordinates with the version that was looked at
 * @param sink what waits in the end, as a row of the catalogue names it
 * @param opener where that waits because of what its stream was opened on: what opened it
 */
public record LibraryWait(String library, MethodKey sink, Optional<MethodKey> opener) {}
