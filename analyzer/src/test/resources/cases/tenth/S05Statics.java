package tenth.s05;

import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;

class Formats {
    private static final SimpleDateFormat SDF = new SimpleDateFormat("yyyy-MM-dd"); // BAD tenth_shared_shared_dateformat
    public static final java.text.DateFormat DF = java.text.DateFormat.getDateInstance(); // BAD tenth_shared_shared_dateformat
    private static final DateTimeFormatter DTF = DateTimeFormatter.ISO_DATE; // OK tenth_shared_shared_dateformat
    private static final ThreadLocal<SimpleDateFormat> TL = ThreadLocal.withInitial(() -> new SimpleDateFormat("HH:mm")); // OK tenth_shared_shared_dateformat
    private static final Calendar CAL = Calendar.getInstance(); // BAD tenth_shared_shared_calendar
    private static final NumberFormat NF = NumberFormat.getInstance(); // BAD tenth_shared_shared_numberformat
    private static final DecimalFormat DEC = new DecimalFormat("#.##"); // BAD tenth_shared_shared_numberformat
    private static final MessageFormat MF = new MessageFormat("{0}"); // BAD tenth_shared_shared_numberformat
    private static final Pattern P = Pattern.compile("a+"); // OK tenth_shared_shared_matcher
    private static final Matcher M = P.matcher(""); // BAD tenth_shared_shared_matcher
    private static final Random RND = new Random(); // OK tenth_shared_shared_nonthreadsafe_object

    String sdf(Date d) {
        return SDF.format(d) + DF.format(d);
    }

    String dtf(java.time.LocalDate d) {
        return DTF.format(d);
    }

    String tl(Date d) {
        return TL.get().format(d);
    }

    String local(Date d) {
        SimpleDateFormat f = new SimpleDateFormat("yyyy"); // OK tenth_shared_shared_dateformat
        return f.format(d);
    }

    int year(Date d) {
        CAL.setTime(d);
        return CAL.get(Calendar.YEAR);
    }

    int yearLocal(Date d) {
        Calendar c = Calendar.getInstance(); // OK tenth_shared_shared_calendar
        c.setTime(d);
        return c.get(Calendar.YEAR);
    }

    String number(double d) {
        NumberFormat local = NumberFormat.getInstance(); // OK tenth_shared_shared_numberformat
        return NF.format(d) + DEC.format(d) + MF.format(new Object[] {d}) + local.format(d);
    }

    boolean match(String s) {
        return M.reset(s).matches() || P.matcher(s).find();
    }

    int random() {
        return RND.nextInt(3) + ThreadLocalRandom.current().nextInt(3);
    }

    private static final ThreadLocalRandom TLR = ThreadLocalRandom.current(); // BAD tenth_shared_threadlocalrandom_shared

    int tlr() {
        return TLR.nextInt();
    }

    int tlrRight() {
        return ThreadLocalRandom.current().nextInt(); // OK tenth_shared_threadlocalrandom_shared
    }

    private static final Object SDF_LOCK = new Object();
    private static final SimpleDateFormat GUARDED = new SimpleDateFormat("yyyy"); // OK tenth_shared_shared_dateformat

    String guarded(Date d) {
        synchronized (SDF_LOCK) {
            return GUARDED.format(d);
        }
    }
}

class Crypto {
    private final MessageDigest md; // BAD tenth_shared_shared_nonthreadsafe_object
    private static Cipher cipher; // BAD tenth_shared_shared_nonthreadsafe_object
    private static final DocumentBuilder BUILDER = newBuilder(); // BAD tenth_shared_shared_nonthreadsafe_object
    private static final XPath XP = javax.xml.xpath.XPathFactory.newInstance().newXPath(); // BAD tenth_shared_shared_nonthreadsafe_object
    private static final ThreadLocal<DocumentBuilder> BUILDERS = ThreadLocal.withInitial(Crypto::newBuilder); // OK tenth_shared_shared_nonthreadsafe_object

    Crypto() throws Exception {
        md = MessageDigest.getInstance("SHA-256");
    }

    byte[] hash(byte[] b) {
        return md.digest(b);
    }

    byte[] hashLocal(byte[] b) throws Exception {
        MessageDigest m = MessageDigest.getInstance("SHA-256"); // OK tenth_shared_shared_nonthreadsafe_object
        return m.digest(b);
    }

    static byte[] crypt(byte[] b) throws Exception {
        return cipher.doFinal(b);
    }

    static DocumentBuilder newBuilder() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static org.w3c.dom.Document parse(java.io.InputStream in) throws Exception {
        return BUILDER.parse(in);
    }

    static org.w3c.dom.Document parseLocal(java.io.InputStream in) throws Exception {
        return BUILDERS.get().parse(in);
    }

    static String eval(org.w3c.dom.Node n) throws Exception {
        return XP.evaluate("//a", n);
    }
}

class Mutables {
    public static int counter; // BAD tenth_shared_public_static_mutable
    public static final int LIMIT = 3; // OK tenth_shared_public_static_mutable
    public static String name = "x"; // BAD tenth_shared_public_static_mutable
    static volatile boolean debug; // OK tenth_shared_public_static_mutable (debatable)
    public static final String[] NAMES = {"a", "b"}; // BAD tenth_shared_public_static_array
    private static final String[] PRIVATE_NAMES = {"a", "b"}; // OK tenth_shared_public_static_array
    public static final List<String> LIST = new ArrayList<>(); // BAD tenth_shared_public_static_collection
    public static final List<String> ASLIST = Arrays.asList("a", "b"); // BAD tenth_shared_public_static_collection
    public static final List<String> FIXED = List.of("a", "b"); // OK tenth_shared_public_static_collection
    public static final Map<String, String> UNMOD = Collections.unmodifiableMap(new HashMap<>(Map.of("a", "b"))); // OK tenth_shared_public_static_collection
    public static final Map<String, String> CHM = new ConcurrentHashMap<>(); // OK tenth_shared_public_static_collection (debatable)
    public static final Date EPOCH = new Date(0); // BAD tenth_shared_public_static_mutable
    public static final java.time.Instant START = java.time.Instant.EPOCH; // OK tenth_shared_public_static_mutable
    private static final Map<String, Integer> CACHE = new HashMap<>(); // BAD tenth_shared_static_unsync_map
    private static final Map<Thread.State, Integer> FILLED = new EnumMap<>(Thread.State.class); // OK tenth_shared_static_unsync_map

    static {
        for (Thread.State s : Thread.State.values()) {
            FILLED.put(s, s.ordinal());
        }
    }

    static String[] names() {
        return PRIVATE_NAMES.clone();
    }

    static int length(String s) {
        return CACHE.computeIfAbsent(s, String::length);
    }

    static int ordinal(Thread.State s) {
        return FILLED.get(s);
    }
}

class InstanceWrites {
    private static int created;
    private static InstanceWrites last;
    private static String prefix = "";
    private static final java.util.concurrent.atomic.AtomicInteger MADE = new java.util.concurrent.atomic.AtomicInteger();
    private static boolean loaded;
    private static long sum;

    InstanceWrites() {
        created++; // BAD tenth_shared_static_write_from_instance
        MADE.incrementAndGet(); // OK tenth_shared_static_write_from_instance
        last = this; // BAD tenth_shared_this_escape
    }

    void setPrefix(String p) {
        prefix = p; // BAD tenth_shared_static_write_from_instance
    }

    void load() {
        if (!loaded) {
            loaded = true; // BAD tenth_shared_static_write_from_instance
        }
    }

    void addSum(long x) {
        synchronized (InstanceWrites.class) {
            sum += x; // OK tenth_shared_static_write_from_instance
        }
    }

    static synchronized long sum() {
        return sum;
    }

    Runnable task() {
        return () -> prefix += "x"; // BAD tenth_shared_static_write_from_instance
    }

    static String describe() {
        return prefix + created + last;
    }
}

enum Mode {
    FAST, SLOW;

    private int uses;
    private String label = name(); // BAD tenth_shared_mutable_enum
    private final String code = name().toLowerCase(); // OK tenth_shared_mutable_enum
    private final java.util.concurrent.atomic.AtomicInteger hits = new java.util.concurrent.atomic.AtomicInteger(); // OK tenth_shared_mutable_enum

    void use() {
        uses++; // BAD tenth_shared_mutable_enum
        hits.incrementAndGet();
    }

    public void setLabel(String l) {
        label = l;
    }

    String code() {
        return code;
    }
}

enum Registry {
    INSTANCE;

    private final Map<String, String> m = new HashMap<>(); // BAD tenth_shared_mutable_enum
    private final Map<String, String> c = new ConcurrentHashMap<>(); // OK tenth_shared_mutable_enum

    void put(String k) {
        m.put(k, k);
        c.put(k, k);
    }
}

class Words {
    private static long big;
    private long id;
    private volatile long vid;
    private double ratio;

    void setId(long x) {
        id = x; // BAD tenth_shared_nonatomic_64bit_write
    }

    long id() {
        return id;
    }

    void setVid(long x) {
        vid = x; // OK tenth_shared_nonatomic_64bit_write
    }

    long vid() {
        return vid;
    }

    synchronized void setRatio(double d) {
        ratio = d; // OK tenth_shared_nonatomic_64bit_write
    }

    synchronized double ratio() {
        return ratio;
    }
}
