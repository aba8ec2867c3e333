package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class NotThreadSafeObjectShared implements FieldRule {

    private static final Set<String> TYPES = Set.of(
            "java.text.DateFormat",
            "java.text.SimpleDateFormat",
            "java.text.NumberFormat",
            "java.text.DecimalFormat",
            "java.text.MessageFormat",
            "java.text.Collator",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.util.Formatter",
            "java.util.Scanner",
            "java.util.regex.Matcher",
            "java.util.zip.CRC32",
            "java.util.zip.Deflater",
            "java.security.MessageDigest",
            "java.security.Signature",
            "javax.crypto.Cipher",
            "javax.crypto.Mac",
            "javax.xml.xpath.XPath",
            "javax.xml.xpath.XPathExpression",
            "javax.xml.parsers.DocumentBuilder",
            "javax.xml.parsers.DocumentBuilderFactory",
            "javax.xml.parsers.SAXParser",
            "javax.xml.transform.Transformer",
            "jakarta.xml.bind.Marshaller",
            "jakarta.xml.bind.Unmarshaller",
            "javax.xml.bind.Marshaller",
            "javax.xml.bind.Unmarshaller",
            "java.nio.charset.CharsetEncoder",
            "java.nio.charset.CharsetDecoder",
            "java.sql.Connection",
            "java.sql.Statement",
            "java.sql.PreparedStatement");

    /** Asking for one of one's own is how such an object is shared rightly. */
    private static final Set<String> HARMLESS = Set.of("clone", "getClass", "toString", "hashCode", "equals");

    @Override
    public String summary() {
        return "An object that is not thread-safe, such as a SimpleDateFormat, is used by several threads.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return FieldRule.super.fields(inspection).filter(field -> TYPES.contains(field.type()));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        return inspection.accesses().usesInLife(field).stream()
                .filter(use -> !use.isWrite() && !inspection.accesses().isGuarded(use))
                .filter(use -> isUsedInEarnest(use.method(), field.key()))
                .toList();
    }

    private static boolean isUsedInEarnest(MethodFact method, FieldKey field) {
        return method.calls().stream()
                .anyMatch(call -> call.receiver().filter(r -> isField(r, field)).isPresent()
                                && !HARMLESS.contains(call.target().name())
                        || call.arguments().stream().anyMatch(argument -> isField(argument, field)));
    }

    private static boolean isField(Value value, FieldKey field) {
        return Values.field(value).filter(field::equals).isPresent();
    }

    @Override
    public String whatGoesWrong() {
        return "holds an object that is not thread-safe, used by threads that share it: results get mixed up, silently";
    }

    @Override
    public String cure() {
        return "Make one per use, keep one per thread, or take the immutable counterpart (DateTimeFormatter).";
    }
}
