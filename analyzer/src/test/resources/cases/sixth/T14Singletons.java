package t6.b14;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.annotation.RequestScope;

class T14Singletons {

    /** SonarJava S2226: servlets should not have mutable instance fields. */
    static class Srv extends HttpServlet {
        private String user; // BAD shared_state_singleton_field
        private static final String K = "k";
        private String conf; // OK shared_state_singleton_field

        @Override
        public void init(ServletConfig c) {
            conf = c.getInitParameter(K);
        }

        @Override
        protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
            user = q.getParameter("u");
            r.getWriter().println(user + conf);
        }
    }

    /** S2226, CWE-567: a counter and a map in a servlet. */
    static class Srv2 extends HttpServlet {
        private final Map<String, Integer> hits = new HashMap<>();
        private final Map<String, Integer> hits2 = new ConcurrentHashMap<>();
        private int n;
        private final AtomicInteger n2 = new AtomicInteger();

        @Override
        protected void doPost(HttpServletRequest q, HttpServletResponse r) {
            n++; // BAD shared_state_singleton_field
            n2.incrementAndGet();
            hits.merge(q.getRequestURI(), 1, Integer::sum); // BAD shared_state_unsafe_collection
            hits2.merge(q.getRequestURI(), 1, Integer::sum); // OK shared_state_unsafe_collection
            int k = n2.get();
            k++; // OK shared_state_singleton_field
            r.setStatus(200 + k % 2);
        }
    }

    /** SonarJava S3749 (members of Spring components should be injected), jPinpoint AvoidUnguardedMutableFieldsInSharedObjects. */
    @RestController
    static class C1 {
        private int last; // BAD shared_state_singleton_field
        @Autowired
        private Svc svc; // OK shared_state_singleton_field
        @Value("${x}")
        private String x;

        @GetMapping("/a")
        int a(int i) {
            int p = last;
            last = i;
            return p + svc.size() + x.length();
        }
    }

    @Service
    static class Svc {
        private final List<String> l = new ArrayList<>();
        private final LongAdder c = new LongAdder();
        private Map<String, String> m = new HashMap<>(); // BAD shared_state_singleton_field

        void add(String s) {
            l.add(s); // BAD shared_state_unsafe_collection
            c.increment();
        }

        void reset() {
            m = new HashMap<>();
        }

        int size() {
            return l.size() + m.size();
        }
    }

    /** jPinpoint AvoidUnguardedAssignmentToNonFinalFieldsInSharedObjects: filled once at start is fine. */
    @Component
    static class Boot {
        private Map<String, String> m; // OK shared_state_singleton_field
        private final Object lock = new Object();
        private String cur; // OK shared_state_singleton_field

        @PostConstruct
        void init() {
            m = Map.of("a", "b");
        }

        String get(String k) {
            return m.get(k);
        }

        void set(String s) {
            synchronized (lock) {
                cur = s;
            }
        }

        String cur() {
            synchronized (lock) {
                return cur;
            }
        }
    }

    /** Other scopes have one instance per request, or per injection. */
    @Component
    @RequestScope
    static class PerReq {
        private String id; // OK shared_state_singleton_field

        void id(String s) {
            id = s;
        }
    }

    @Component
    @Scope("prototype")
    static class Proto {
        private int n;

        int next() {
            return n++; // OK shared_state_singleton_field
        }
    }

    /** jPinpoint (CDI and EJB singletons). */
    @ApplicationScoped
    static class Cdi {
        @Inject
        Svc s;
        private String who; // BAD shared_state_singleton_field
        private final Map<String, String> lru = new LinkedHashMap<>(16, 0.75f, true);

        void who(String w) {
            this.who = w;
        }

        String who() {
            return who;
        }

        String get(String k) {
            return lru.get(k); // BAD shared_state_unsafe_collection
        }
    }

    @RequestScoped
    static class Cdi2 {
        private String who; // OK shared_state_singleton_field

        void who(String w) {
            this.who = w;
        }
    }

    /** S3749: inherited state counts as well. */
    static abstract class Base {
        protected StringBuilder buf = new StringBuilder();
    }

    @Controller
    static class C2 extends Base {
        @GetMapping("/b")
        String b(String s) {
            buf.append(s); // BAD shared_state_singleton_field
            return buf.toString();
        }

        @GetMapping("/c")
        String c(String s) {
            StringBuilder buf = new StringBuilder();
            buf.append(s); // OK shared_state_singleton_field
            return buf.toString();
        }
    }

    /** Setter on a configuration bean, called by the binder at start. */
    @Component
    @ConfigurationProperties("a")
    static class Props {
        private int size; // OK shared_state_singleton_field

        public int getSize() {
            return size;
        }

        public void setSize(int s) {
            size = s;
        }
    }

    /** Repository with a hand-made id sequence. */
    @Repository
    static class Repo {
        private long seq;

        long next() {
            return ++seq; // BAD shared_state_singleton_field
        }
    }
}
