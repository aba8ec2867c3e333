import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class ApplicationScope extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        ServletContext application = request.getServletContext();
        application.setAttribute("visitors", new HashMap<String, String>()); // BAD ApplicationScope
        application.setAttribute("board", new Board()); // BAD ApplicationScope
        List<String> names = new ArrayList<>();
        getServletContext().setAttribute("names", names); // BAD ApplicationScope
        application.setAttribute("format", new SimpleDateFormat("yyyy")); // BAD ApplicationScope

        application.setAttribute("online", new ConcurrentHashMap<String, String>()); // OK ApplicationScope
        application.setAttribute("title", "Shop"); // OK ApplicationScope
        application.setAttribute("countries", List.of("at", "ch")); // OK ApplicationScope
        application.setAttribute("shown", Collections.unmodifiableList(names)); // OK ApplicationScope
        application.setAttribute("size", new Size(3, 4)); // OK ApplicationScope
        application.setAttribute("guarded", new GuardedBoard()); // OK ApplicationScope
        request.setAttribute("row", new HashMap<String, String>()); // OK ApplicationScope
    }
}

class Board {
    private String headline;

    void headline(String text) {
        headline = text;
    }

    String headline() {
        return headline;
    }
}

class GuardedBoard {
    private String headline;

    synchronized void headline(String text) {
        headline = text;
    }

    synchronized String headline() {
        return headline;
    }
}

final class Size {
    private final int width;
    private final int height;

    Size(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int area() {
        return width * height;
    }
}

@ApplicationScoped
class Visits {
    private final Map<String, Integer> byPage = new HashMap<>(); // BAD ApplicationScope
    private final Map<String, Integer> safe = new ConcurrentHashMap<>(); // OK ApplicationScope

    public void visit(String page) {
        byPage.put(page, 1);
        safe.put(page, 1);
    }
}
