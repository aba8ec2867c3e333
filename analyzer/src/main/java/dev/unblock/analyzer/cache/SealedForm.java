package dev.unblock.analyzer.cache;

import java.util.Map;

/** One of several records: which, then the record. */
final class SealedForm implements Form {

    private final Class<?>[] types;
    private final Form[] forms;

    SealedForm(Map<Class<?>, Form> permitted) {
        this.types = permitted.keySet().toArray(Class<?>[]::new);
        this.forms = permitted.values().toArray(Form[]::new);
    }

    @Override
    public void write(Object value, ByteSink out, Texts texts) {
        int at = 0;
        while (types[at] != value.getClass()) {
            at++;
        }
        out.number(at);
        forms[at].write(value, out, texts);
    }

    @Override
    public Object read(ByteSource in, Texts texts) {
        return forms[in.number()].read(in, texts);
    }
}
