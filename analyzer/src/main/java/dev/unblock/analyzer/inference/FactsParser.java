package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryCall;
import dev.unblock.analyzer.bytecode.LibraryCall.Certainty;
import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryClass.Depth;
import dev.unblock.analyzer.bytecode.LibraryMethod;
import dev.unblock.analyzer.bytecode.LibraryMethod.FieldStore;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link FactsWriter} wrote; the checksum has been compared before. */
final class FactsParser {

    private static final Value UNKNOWN_VALUE = new Value.Unknown(Optional.empty());
    private static final Value SELF_VALUE = new Value.Self();
    private static final Dispatch[] DISPATCHES = Dispatch.values();
    private static final Depth[] DEPTHS = Depth.values();
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

    static List<LibraryClass> read(DataInputStream in) throws IOException {
        FactsParser parser = new FactsParser(in);
        return parser.list(parser::type);
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
        Depth depth = DEPTHS[number()];
        return new LibraryClass(name, above, interfaces, annotations, access, depth, list(() -> method(name)));
    }

    private LibraryMethod method(String owner) throws IOException {
        MethodKey key = new MethodKey(owner, text(), text());
        int access = number();
        List<String> made = list(this::text);
        List<LibraryCall> calls = list(this::call);
        return new LibraryMethod(key, access, calls, made, list(() -> new FieldStore(field(), value())));
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
