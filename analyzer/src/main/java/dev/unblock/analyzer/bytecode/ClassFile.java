package dev.unblock.analyzer.bytecode;

/**
 * A class file that was found.
 *
 * @param file its name for people, relative to the project
 * @param bytes not copied, and not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record ClassFile(String file, byte[] bytes) {}
