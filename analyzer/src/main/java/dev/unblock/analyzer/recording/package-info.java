/**
 * Reads from a flight recording which application lines waited, on which threads, for how long.
 *
 * <p>The door is {@link dev.unblock.analyzer.recording.RecordingReader}. Nothing here knows of load or processes: any
 * recording of JDK 17 or later will do.
 */
@NullMarked
package dev.unblock.analyzer.recording;

import org.jspecify.annotations.NullMarked;
