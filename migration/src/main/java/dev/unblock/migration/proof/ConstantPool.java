package dev.unblock.migration.proof;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types, of any package, that a class file names in its constants (JVMS 4.4): those it uses, and those in descriptors
 * and annotations.
 */
final class ConstantPool {

    private static final int MAGIC = 0xCAFEBABE;
    private static final Pattern NAME = Pattern.compile("[\\w$]+(/[\\w$]+)+");
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

    private ConstantPool() {}

    /** Names with slashes; among them may be texts that only look like names. */
    static Set<String> types(DataInputStream in) throws IOException {
        Set<String> types = new TreeSet<>();
        if (in.readInt() != MAGIC) {
            return types;
        }
        in.readInt();
        int count = in.readUnsignedShort();
        for (int at = 1; at < count; at++) {
            int tag = in.readUnsignedByte();
            if (tag == 1) {
                add(in.readUTF(), types);
            } else {
                in.skipNBytes(length(tag));
            }
            // A long and a double take two places.
            at += tag == 5 || tag == 6 ? 1 : 0;
        }
        return types;
    }

    private static void add(String text, Set<String> types) {
        if (NAME.matcher(text).matches()) {
            types.add(text);
        }
        Matcher named = IN_DESCRIPTOR.matcher(text);
        while (named.find()) {
            types.add(named.group(1));
        }
    }

    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IOException("no constant has the tag " + tag);
        };
    }
}
