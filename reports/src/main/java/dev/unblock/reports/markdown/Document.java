package dev.unblock.reports.markdown;

import java.util.List;

/** Collects blocks of Markdown up to a size, and says what had to be left out. */
final class Document {

    private static final int ROOM_FOR_NOTE = 200;

    private final StringBuilder out = new StringBuilder();
    private final int most;
    private int left;

    Document(int most) {
        this.most = most;
    }

    /** A block with an empty line behind it, unless there is no room for it. */
    Document block(String text) {
        if (out.length() + text.length() + 2 > most - ROOM_FOR_NOTE) {
            left++;
        } else {
            out.append(text).append("\n\n");
        }
        return this;
    }

    /** A list or table of which as many lines are written as there is room for. */
    Document lines(String head, List<String> lines) {
        StringBuilder block = new StringBuilder(head);
        int written = 0;
        for (String line : lines) {
            if (out.length() + block.length() + line.length() + 4 > most - 2 * ROOM_FOR_NOTE) {
                break;
            }
            block.append(line).append('\n');
            written++;
        }
        if (written < lines.size()) {
            block.append("\n… and ").append(lines.size() - written).append(" more in the full report.\n");
        }
        return block(block.toString().stripTrailing());
    }

    @Override
    public String toString() {
        String note = left == 0 ? "" : "_Shortened: the full report holds " + left + " more sections._\n";
        return (out + note).stripTrailing() + "\n";
    }
}
