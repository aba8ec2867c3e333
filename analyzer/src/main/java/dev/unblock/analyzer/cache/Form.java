package dev.unblock.analyzer.cache;

/** How one kind of value is written and read. */
interface Form {

    void write(Object value, ByteSink out, Texts texts);

    Object read(ByteSource in, Texts texts);
}
