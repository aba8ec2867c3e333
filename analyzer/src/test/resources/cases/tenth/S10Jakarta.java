package tenth.s10;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

class FieldServlet extends HttpServlet {
    private String user;
    private HttpServletResponse out;
    private int count;
    private static int total;
    private String greeting; // OK tenth_shared_servlet_field
    private final Map<String, String> names = new ConcurrentHashMap<>(); // OK tenth_shared_servlet_field
    private java.text.SimpleDateFormat fmt = new java.text.SimpleDateFormat("yyyy"); // BAD tenth_shared_shared_dateformat

    @Override
    public void init(ServletConfig c) throws ServletException {
        super.init(c);
        greeting = c.getInitParameter("greeting"); // OK tenth_shared_servlet_field
    }

    @Override
    protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException {
        user = q.getParameter("user"); // BAD tenth_shared_servlet_field
        out = r; // BAD tenth_shared_servlet_field
        count++; // BAD tenth_shared_nonatomic_increment
        total++; // BAD tenth_shared_static_write_from_instance
        names.put(user, user);
        out.getWriter().println(greeting + user + fmt.format(new java.util.Date()));
    }

    @Override
    protected void doPost(HttpServletRequest q, HttpServletResponse r) throws IOException {
        String u = q.getParameter("user"); // OK tenth_shared_servlet_field
        synchronized (postedLock) {
            posted++; // OK tenth_shared_nonatomic_increment
        }
        r.getWriter().println(u);
    }

    private final Object postedLock = new Object();
    private int posted;

    @Override
    protected void doPut(HttpServletRequest q, HttpServletResponse r) {
        ServletContext c = getServletContext();
        Integer n = (Integer) c.getAttribute("n");
        c.setAttribute("n", n + 1); // BAD tenth_shared_context_read_modify_write
    }

    @Override
    protected void doDelete(HttpServletRequest q, HttpServletResponse r) {
        ServletContext c = getServletContext();
        synchronized (FieldServlet.class) {
            Integer n = (Integer) c.getAttribute("d");
            c.setAttribute("d", n + 1); // OK tenth_shared_context_read_modify_write
        }
    }
}

class TimingFilter implements Filter {
    private long start;

    @Override
    public void doFilter(ServletRequest q, ServletResponse r, FilterChain c) throws IOException, ServletException {
        start = System.nanoTime(); // BAD tenth_shared_servlet_field
        c.doFilter(q, r);
        System.out.println(System.nanoTime() - start);
    }
}

class TimingFilterLocal implements Filter {
    @Override
    public void doFilter(ServletRequest q, ServletResponse r, FilterChain c) throws IOException, ServletException {
        long start = System.nanoTime(); // OK tenth_shared_servlet_field
        c.doFilter(q, r);
        System.out.println(System.nanoTime() - start);
    }
}

@Singleton
class ContainerManaged {
    private int n;
    private final Map<String, String> m = new HashMap<>();

    public void inc() {
        n++; // OK tenth_shared_ejb_lock
    }

    @Lock(LockType.READ)
    public void incRead() {
        n++; // BAD tenth_shared_ejb_lock
    }

    @Lock(LockType.READ)
    public int n() {
        return n; // OK tenth_shared_ejb_lock
    }

    @Lock(LockType.READ)
    public String load(String k) {
        return m.computeIfAbsent(k, String::trim); // BAD tenth_shared_ejb_lock
    }

    @Lock(LockType.WRITE)
    public void store(String k) {
        m.put(k, k); // OK tenth_shared_ejb_lock
    }
}

@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
class BeanManaged {
    private int n;
    private int k;

    public void inc() {
        n++; // BAD tenth_shared_ejb_lock
    }

    public synchronized void incK() {
        k++; // OK tenth_shared_ejb_lock
    }
}

@Stateless
class Pooled {
    private String user;
    private int calls;
    @PersistenceContext
    private EntityManager em; // OK tenth_shared_shared_entity_manager

    public void login(String u) {
        user = u; // BAD tenth_shared_conversational_state_in_stateless
    }

    public String user() {
        return user;
    }

    public void local(String u) {
        String v = u.trim(); // OK tenth_shared_conversational_state_in_stateless
        em.persist(v);
    }
}

@ApplicationScoped
class AppBean {
    private List<String> seen = new ArrayList<>();
    private Set<String> safe = ConcurrentHashMap.newKeySet();
    private int n;
    private boolean inited;

    @PostConstruct
    void init() {
        inited = true; // OK tenth_shared_scoped_mutable
        seen.add("first"); // OK tenth_shared_scoped_mutable
    }

    void see(String s) {
        seen.add(s); // BAD tenth_shared_scoped_mutable
        safe.add(s); // OK tenth_shared_scoped_mutable
    }

    synchronized void inc() {
        n++; // OK tenth_shared_scoped_mutable
    }

    int n() {
        return n; // BAD tenth_shared_inconsistent_sync
    }

    boolean inited() {
        return inited;
    }
}

@SessionScoped
class SessionBean implements Serializable {
    private final Map<String, Integer> prefs = new HashMap<>();

    void set(String k, int v) {
        prefs.put(k, v); // BAD tenth_shared_scoped_mutable
    }
}

@RequestScoped
class RequestBean {
    private final Map<String, Integer> prefs = new HashMap<>();

    void set(String k, int v) {
        prefs.put(k, v); // OK tenth_shared_scoped_mutable
    }
}

@ApplicationScoped
class Dao {
    private EntityManager em; // BAD tenth_shared_shared_entity_manager
    @PersistenceUnit
    private EntityManagerFactory emf; // OK tenth_shared_shared_entity_manager

    @PostConstruct
    void open() {
        em = emf.createEntityManager();
    }

    <T> T find(Class<T> c, Object id) {
        return em.find(c, id);
    }

    <T> T findOwn(Class<T> c, Object id) {
        EntityManager own = emf.createEntityManager(); // OK tenth_shared_shared_entity_manager
        try {
            return own.find(c, id);
        } finally {
            own.close();
        }
    }
}

@Path("/s")
@jakarta.inject.Singleton
class SingletonResource {
    private String last;
    private java.sql.Connection connection; // BAD tenth_shared_shared_connection
    @Inject
    private javax.sql.DataSource ds; // OK tenth_shared_shared_connection

    @GET
    public String get(@jakarta.ws.rs.QueryParam("q") String q) {
        last = q; // BAD tenth_shared_singleton_request_state
        return last;
    }

    @GET
    @Path("/c")
    public boolean check() throws java.sql.SQLException {
        if (connection == null) {
            connection = ds.getConnection();
        }
        return connection.isValid(1);
    }

    @GET
    @Path("/d")
    public boolean checkOwn() throws java.sql.SQLException {
        try (java.sql.Connection c = ds.getConnection()) { // OK tenth_shared_shared_connection
            return c.isValid(1);
        }
    }
}

@Path("/r")
class PerRequestResource {
    private String last;

    @GET
    public String get(@jakarta.ws.rs.QueryParam("q") String q) {
        last = q; // OK tenth_shared_singleton_request_state
        return last;
    }
}

@ServerEndpoint("/a")
class Sockets {
    private static final Set<Session> OPEN = new HashSet<>(); // BAD tenth_shared_static_unsync_map
    private static final Set<Session> SAFE = new CopyOnWriteArraySet<>(); // OK tenth_shared_static_unsync_map
    private Session session;

    @OnOpen
    public void open(Session s) {
        OPEN.add(s);
        SAFE.add(s);
        session = s; // OK tenth_shared_singleton_request_state
    }

    Session session() {
        return session == null ? CDI.current().select(Session.class).get() : session;
    }
}
