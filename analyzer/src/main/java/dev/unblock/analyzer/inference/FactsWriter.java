package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryBody;
import dev.unblock.analyzer.bytecode.LibraryCall;
import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryMethod;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes facts about classes; {@link FactsParser} reads them. */
final class FactsWriter {

    static final int UNKNOWN = 0;
    static final int SELF = 1;
    static final int PARAMETER = 2;
    static final int ALLOCATION = 3;
    static final int RESULT = 4;
    static final int FIELD = 5;
    static final int FUNCTIONAL = 6;

    private final DataOutputStream out;
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    private FactsWriter(DataOutputStream out) {
        this.out = out;
    }

    static void write(JarFacts facts, DataOutputStream out) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        FactsWriter writer = new FactsWriter(new DataOutputStream(body));
        writer.number(facts.classes().size());
        for (LibraryClass type : facts.classes()) {
            writer.type(type);
        }
        writer.number(facts.bodies().size());
        for (LibraryBody code : facts.bodies()) {
            writer.body(code);
        }
        writer.number(facts.fieldsNamed().size());
        for (Map.Entry<String, List<FieldKey>> named : facts.fieldsNamed().entrySet()) {
            writer.text(named.getKey());
            writer.fields(named.getValue());
        }
        out.writeInt(writer.texts.size());
        for (String text : writer.texts.keySet()) {
            out.writeUTF(text);
        }
        body.writeTo(out);
    }

    private void type(LibraryClass type) throws IOException {
        text(type.name());
        text(type.superclass().orElse(""));
        texts(type.interfaces());
        texts(type.annotations());
        number(type.access());
        number(type.methods().size());
        for (LibraryMethod method : type.methods()) {
            text(method.key().name());
            text(method.key().descriptor());
            number(method.access());
        }
    }

    private void body(LibraryBody body) throws IOException {
        key(body.method());
        texts(body.made());
        number(body.calls().size());
        for (LibraryCall call : body.calls()) {
            call(call);
        }
        number(body.stores().size());
        for (LibraryBody.FieldStore store : body.stores()) {
            field(store.field());
            value(store.value());
        }
    }

    private void call(LibraryCall call) throws IOException {
        key(call.target());
        number(call.dispatch().ordinal() * 2 + call.certainty().ordinal());
        value(call.receiver());
        values(call.arguments());
    }

    private void values(List<Value> values) throws IOException {
        number(values.size());
        for (Value value : values) {
            value(value);
        }
    }

    /** Values of other kinds do not come from the scanner. */
    private void value(Value value) throws IOException {
        if (value instanceof Value.Self) {
            number(SELF);
        } else if (value instanceof Value.Parameter parameter) {
            number(PARAMETER);
            number(parameter.index());
        } else if (value instanceof Value.Allocation made) {
            number(ALLOCATION);
            text(made.type());
            values(made.arguments());
        } else if (value instanceof Value.Result result) {
            number(RESULT);
            key(result.target());
        } else if (value instanceof Value.FieldRead read) {
            number(FIELD);
            field(read.field());
            text(read.type());
        } else if (value instanceof Value.Functional functional) {
            number(FUNCTIONAL);
            key(functional.implementation());
            text(functional.type());
        } else {
            number(UNKNOWN);
        }
    }

    private void key(MethodKey key) throws IOException {
        text(key.owner());
        text(key.name());
        text(key.descriptor());
    }

    private void fields(List<FieldKey> fields) throws IOException {
        number(fields.size());
        for (FieldKey field : fields) {
            field(field);
        }
    }

    private void field(FieldKey field) throws IOException {
        text(field.owner());
        text(field.name());
    }

    private void texts(List<String> values) throws IOException {
        number(values.size());
        for (String value : values) {
            text(value);
        }
    }

    private void text(String text) throws IOException {
        Integer known = texts.get(text);
        if (known == null) {
            known = texts.size();
            texts.put(text, known);
        }
        number(known);
    }

    /** Seven bits a byte, the lowest first. */
    private void number(int number) throws IOException {
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            out.writeByte(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
