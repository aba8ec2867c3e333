package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryBody;
import dev.unblock.analyzer.bytecode.LibraryBody.FieldStore;
import dev.unblock.analyzer.bytecode.LibraryCall;
import dev.unblock.analyzer.bytecode.LibraryCall.Certainty;
import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryMethod;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what {@link FactsWriter} wrote; the checksum has been compared before. */
final class FactsParser {

    private static final Value UNKNOWN_VALUE = new Value.Unknown(Optional.empty());
    private static final Value SELF_VALUE = new Value.Self();
    private static final Dispatch[] DISPATCHES = Dispatch.values();
    private static final Certainty[] CERTAINTIES = Certainty.values();

    private final DataInputStream in;
    private final String[] texts;

    private FactsParser(DataInputStream in) throws IOException {
        this.in = in;
        this.texts = new String[in.readInt()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.readUTF();
        }
    }

    static JarFacts read(DataInputStream in) throws IOException {
        FactsParser parser = new FactsParser(in);
        List<LibraryClass> classes = parser.list(parser::type);
        List<LibraryBody> bodies = parser.list(parser::body);
        Map<String, List<FieldKey>> named = new TreeMap<>();
        for (int left = parser.number(); left > 0; left--) {
            named.put(parser.text(), parser.list(parser::field));
        }
        return new JarFacts(classes, bodies, named);
    }

    /** Reads one thing. */
    private interface Part<T> {
        T read() throws IOException;
    }

    private <T> List<T> list(Part<T> part) throws IOException {
        int size = number();
        if (size == 0) {
            return List.of();
        }
        List<T> parts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            parts.add(part.read());
        }
        return parts;
    }

    private LibraryClass type() throws IOException {
        String name = text();
        String superclass = text();
        List<String> interfaces = list(this::text);
        List<String> annotations = list(this::text);
        int access = number();
        Optional<String> above = superclass.isEmpty() ? Optional.empty() : Optional.of(superclass);
        return new LibraryClass(
                name,
                above,
                interfaces,
                annotations,
                access,
                list(() -> new LibraryMethod(new MethodKey(name, text(), text()), number())));
    }

    private LibraryBody body() throws IOException {
        MethodKey key = key();
        List<String> made = list(this::text);
        List<LibraryCall> calls = list(this::call);
        return new LibraryBody(key, calls, made, list(() -> new FieldStore(field(), value())));
    }

    private LibraryCall call() throws IOException {
        MethodKey target = key();
        int how = number();
        return new LibraryCall(target, DISPATCHES[how / 2], CERTAINTIES[how % 2], value(), list(this::value));
    }

    private Value value() throws IOException {
        int kind = number();
        return switch (kind) {
            case FactsWriter.UNKNOWN -> UNKNOWN_VALUE;
            case FactsWriter.SELF -> SELF_VALUE;
            case FactsWriter.PARAMETER -> new Value.Parameter(number());
            case FactsWriter.ALLOCATION -> new Value.Allocation(text(), list(this::value));
            case FactsWriter.RESULT -> new Value.Result(-1, key(), Optional.empty(), List.of());
            case FactsWriter.FIELD -> new Value.FieldRead(field(), text(), Optional.empty());
            case FactsWriter.FUNCTIONAL -> new Value.Functional(key(), text(), List.of());
            default -> throw new IOException("no value is of kind " + kind);
        };
    }

    private MethodKey key() throws IOException {
        return new MethodKey(text(), text(), text());
    }

    private FieldKey field() throws IOException {
        return new FieldKey(text(), text());
    }

    private String text() throws IOException {
        return texts[number()];
    }

    private int number() throws IOException {
        int number = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            number |= (next & 0x7f) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return number;
    }
}
