package t6.b18;

import com.google.common.collect.ImmutableList;
import jakarta.servlet.http.HttpServlet;
import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.lang3.time.FastDateFormat;

class T18Statics {

    /** SpotBugs STCAL_*, SonarJava S2885, Error Prone DateFormatConstant, PMD UnsynchronizedStaticFormatter. */
    static class Fmt {
        private static final SimpleDateFormat A = new SimpleDateFormat("yyyy"); // BAD shared_state_static_format
        static final DateFormat B = DateFormat.getDateInstance(); // BAD shared_state_static_format
        private static Calendar c = Calendar.getInstance(); // BAD shared_state_static_format
        private static final DateTimeFormatter D = DateTimeFormatter.ofPattern("yyyy"); // OK shared_state_static_format
        private static final FastDateFormat E = FastDateFormat.getInstance("yyyy");
        private static final ThreadLocal<DateFormat> F = ThreadLocal.withInitial(() -> new SimpleDateFormat("yyyy")); // OK shared_state_static_format
        private static final DecimalFormat G = new DecimalFormat("0.0"); // BAD shared_state_static_format
        private static final Pattern H = Pattern.compile("a");
        private static final Matcher I = H.matcher(""); // BAD shared_state_static_format
        private final SimpleDateFormat j = new SimpleDateFormat("MM"); // OK shared_state_static_format

        String m1(Date d) {
            return new SimpleDateFormat("dd").format(d) + A.format(d) + B.format(d) + c.getTime(); // OK shared_state_static_format
        }

        String m2(double x) {
            return G.format(x) + D + E + F.get() + I.reset("b").find() + j;
        }
    }

    /** S2885: XML factories and message formats in static fields. */
    interface Xml {
        DocumentBuilderFactory DBF = DocumentBuilderFactory.newInstance(); // BAD shared_state_static_format
    }

    /** SpotBugs ST_WRITE_TO_STATIC_FROM_INSTANCE_METHOD, SonarJava S2696. */
    static class Wr {
        private static int n;
        private static final AtomicInteger K = new AtomicInteger();
        private static String last;

        void m1() {
            n++; // BAD shared_state_static_write
        }

        static void m2() {
            n = 0;
        }

        void m3() {
            K.incrementAndGet();
        }

        void m5() {
            int n = 0;
            n++; // OK shared_state_static_write
            System.out.println(n);
        }

        synchronized static void m6() {
            last = ""; // OK shared_state_static_write
        }
    }

    /** Error Prone StaticAssignmentInConstructor. */
    static class Ctor {
        static Ctor me;
        private int a;

        Ctor(int a) {
            this.a = a;
            me = this; // BAD shared_state_static_write
        }
    }

    /** SonarJava S1444 / S2386, SpotBugs MS_*: public static mutable state. */
    public static class Pub {
        public static String name = "x"; // BAD shared_state_mutable_static
        public static final String NAME = "x"; // OK shared_state_mutable_static
        public static final List<String> L = new ArrayList<>(); // BAD shared_state_mutable_static
        public static final List<String> L2 = List.of("a"); // OK shared_state_mutable_static
        public static final int[] ARR = {1, 2}; // BAD shared_state_mutable_static
        private static final int[] ARR2 = {1, 2}; // OK shared_state_mutable_static
        public static final Map<String, String> M = Collections.unmodifiableMap(new HashMap<>(Map.of("a", "b"))); // OK shared_state_mutable_static
        public static final ImmutableList<String> IL = ImmutableList.of();

        static int sum() {
            return ARR2[0] + ARR2[1];
        }
    }

    /** Static caches that many threads fill: plain against concurrent map. */
    static class Cache extends HttpServlet {
        private static final Map<String, String> M = new HashMap<>();
        private static final Map<String, String> CM = new ConcurrentHashMap<>();

        static void put(String k) {
            M.put(k, k); // BAD shared_state_unsafe_collection
            CM.put(k, k);
        }

        static synchronized int size() {
            return M.size();
        }
    }

    /** Error Prone ImmutableEnumChecker, SonarJava S3066, SpotBugs ME_*. */
    enum En {
        A, B;

        private final String s = name();
        int n; // BAD shared_state_mutable_enum
        private final List<String> l = new ArrayList<>(); // BAD shared_state_mutable_enum
        private final Set<String> t = Set.of("x"); // OK shared_state_mutable_enum

        public void setN(int k) {
            n = k;
            l.add(s + t);
        }
    }
}
