package kinds;

import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

class StaticSdf {
    private static final SimpleDateFormat F = new SimpleDateFormat("yyyy"); // finds NotThreadSafeObjectShared

    String f(Date d) {
        return F.format(d);
    }
}

class StaticDf {
    public static final DateFormat F = DateFormat.getDateInstance(); // finds NotThreadSafeObjectShared

    String f(Date d) {
        return F.format(d);
    }
}

class StaticCal {
    private static final Calendar C = Calendar.getInstance(); // finds NotThreadSafeObjectShared

    int f() {
        C.setTime(new Date());
        return C.get(Calendar.YEAR);
    }
}

class StaticSdfSync {
    private static final SimpleDateFormat F = new SimpleDateFormat("yyyy");

    String f(Date d) {
        synchronized (F) {
            return F.format(d);
        }
    }
}

class StaticSdfThreadLocalOk {
    private static final ThreadLocal<SimpleDateFormat> F = ThreadLocal.withInitial(() -> new SimpleDateFormat("yyyy"));

    String f(Date d) {
        return F.get().format(d);
    }
}

class StaticDtfOk {
    private static final java.time.format.DateTimeFormatter F = java.time.format.DateTimeFormatter.ofPattern("yyyy");

    String f(java.time.LocalDate d) {
        return F.format(d);
    }
}

class StaticDecimalFormat {
    private static final DecimalFormat F = new DecimalFormat("#.#"); // finds NotThreadSafeObjectShared

    String f(double d) {
        return F.format(d);
    }
}

class StaticMatcher {
    private static final java.util.regex.Matcher M = java.util.regex.Pattern.compile("a").matcher(""); // finds NotThreadSafeObjectShared

    boolean f(String s) {
        return M.reset(s).matches();
    }
}

class StaticXpath {
    private static final javax.xml.xpath.XPath X = javax.xml.xpath.XPathFactory.newInstance().newXPath(); // finds NotThreadSafeObjectShared

    String f(Object o) throws Exception {
        return X.evaluate("a", o);
    }
}

class Ssd {
    private static int counter = 0; // finds StaticFieldUnderInstanceLock

    public synchronized void inc() {
        counter++;
    }
}

class SsdLock {
    private static int counter = 0; // finds StaticFieldUnderInstanceLock
    private final Object lock = new Object();

    public void inc() {
        synchronized (lock) {
            counter++;
        }
    }
}

class SsdThis {
    private static int counter; // finds InconsistentSynchronization, StaticFieldUnderInstanceLock

    void inc() {
        synchronized (this) {
            counter++;
        }
    }

    static int get() {
        return counter;
    }
}

class SsdStaticLockOk {
    private static int counter = 0;
    private static final Object LOCK = new Object();

    public void inc() {
        synchronized (LOCK) {
            counter++;
        }
    }

    static int get() {
        synchronized (LOCK) {
            return counter;
        }
    }
}

class StWrite {
    private static int n; // finds MutableStaticField

    void f(int v) {
        n = v;
    }
}

class StWriteCtor {
    private static int n;

    StWriteCtor() {
        n = n + 1; // finds NonAtomicUpdate
    }
}

class StWriteInheritedP {
    protected static int n; // finds MutableStaticField
}
class StWriteInheritedA extends StWriteInheritedP {
    public void f(int v) {
        n = v;
    }
}

class StWriteStaticMethodNoConcurrencyInfo {
    private static int n;

    public static void main(String[] a) {
        n = a.length;
        System.out.println(n);
    }
}

class PubStaticNonFinal {
    public static int count = 0; // finds PublicMutableStatic
}

class PubStaticArray {
    public static final String[] NAMES = { // finds PublicStaticCollection
        "a", "b"}
    ;
}

class PubStaticList {
    public static final List<String> NAMES = new ArrayList<>(); // finds PublicStaticCollection
}

class PubStaticAsList {
    public static final List<String> NAMES = Arrays.asList("a"); // finds PublicStaticCollection
}

class PubStaticImmutableOk {
    public static final List<String> NAMES = List.of("a");
    public static final Set<String> S = Collections.unmodifiableSet(new HashSet<>(Arrays.asList("x")));
    public static final String C = "c";
}

enum EnumMutable {
    A, B;
    private int n; // finds MutableEnum

    public void setN(int n) {
        this.n = n;
    }

    public int n() {
        return n;
    }
}

enum EnumPublicField {
    A(1);
    public int n; // finds MutableEnum

    EnumPublicField(int n) {
        this.n = n;
    }
}

enum EnumFinalOk {
    A(1);
    private final int n;

    EnumFinalOk(int n) {
        this.n = n;
    }

    public int n() {
        return n;
    }
}

enum EnumList {
    A, B;
    public final List<String> names = new ArrayList<>(); // finds MutableEnum
}

class ExposeStaticArray {
    private static final int[] V = {
        1, 2}
    ;

    public static int[] v() { // finds InternalStateExposed
        return V;
    }
}

class SonarS2696syncOk {
    private static int count = 0;

    public void doSomething() {
        synchronized (SonarS2696syncOk.class) {
            count++;
        }
    }

    public static synchronized int c() {
        return count;
    }
}

class S32 {
    private static final Map<String, String> M = new HashMap<>();

    static {
        M.put("a", "b");
    }

    static String get(String k) {
        return M.get(k);
    }
}

interface V23K {
    SimpleDateFormat F = new SimpleDateFormat("y"); // finds NotThreadSafeObjectShared
}
class V23U {
    String f(Date d) {
        return V23K.F.format(d);
    }
}

class V24 {
    private static int n; // finds MutableStaticField

    class I {
        void f() {
            n = 3;
        }
    }

    void g() {
        new I().f();
    }

    int n() {
        return n;
    }
}

class V26 {
    private static boolean on; // finds MutableStaticField

    public void enable(boolean b) {
        V26.on = b;
    }

    boolean on() {
        return on;
    }
}

class V28 {
    private static List<String> l = new LinkedList<>(); // finds UnsafeCollectionInSingleton, UnboundedCache

    void add(String s) {
        l.add(s);
    }
}

class V48 {
    private static final Logger L = new Logger();

    static class Logger {
        void log(String s) {
        }
    }

    void f() {
        L.log("x");
    }
}
