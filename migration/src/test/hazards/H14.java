package hazards;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerInterceptor;

class Timing implements Filter {
    private final Metrics metrics = new Metrics();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        chain.doFilter(request, response); // H14
        metrics.took(System.nanoTime() - start);
    }
}

class Clearing implements Filter {
    private final Metrics metrics = new Metrics();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response); // H14
        } finally {
            metrics.clear();
        }
    }
}

class Counting implements HandlerInterceptor {
    private final Metrics metrics = new Metrics();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        metrics.begin();
        return true;
    }

    @Override
    public void afterCompletion( // H14
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception ex) {
        metrics.clear();
    }
}

class Before implements Filter {
    private final Metrics metrics = new Metrics();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        metrics.begin();
        chain.doFilter(request, response); // none
    }
}

class Once extends OncePerRequestFilter {
    private final Metrics metrics = new Metrics();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response); // none
        metrics.clear();
    }
}

class Prepared implements AsyncHandlerInterceptor, HandlerInterceptor {
    private final Metrics metrics = new Metrics();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        metrics.begin();
        return true;
    }

    @Override
    public void afterCompletion( // none
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception ex) {
        metrics.clear();
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        metrics.clear();
    }
}

class Answering implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getParameter("key") != null) {
            chain.doFilter(request, response); // none
        } else {
            ((HttpServletResponse) response).sendError(401);
        }
    }
}

class Counted implements Filter {
    private int requests;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getParameter("key") != null) {
            chain.doFilter(request, response); // H14
        } else {
            ((HttpServletResponse) response).sendError(401);
        }
        requests++;
    }
}

class Metrics {
    private long all;

    void begin() {
        all++;
    }

    void took(long nanos) {
        all += nanos;
    }

    void clear() {
        all = 0;
    }
}
