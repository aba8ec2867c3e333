package dev.unblock.analyzer.cache;

/** A record as bytes: equal records, equal bytes, as long as what their sets and maps hold has an order. */
public final class RecordBytes {

    private RecordBytes() {}

    public static byte[] of(Record value) {
        Texts texts = Texts.none();
        ByteSink body = new ByteSink();
        new Forms().of(value.getClass()).write(value, body, texts);
        ByteSink all = new ByteSink();
        texts.write(all);
        byte[] bytes = body.written();
        all.bytes(bytes, 0, bytes.length);
        return all.written();
    }
}
