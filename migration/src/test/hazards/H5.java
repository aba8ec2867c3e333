package hazards;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.web.context.request.RequestContextHolder;

class Requests {
    String header(HttpServletRequest request) {
        return request.getHeader("a"); // H5
    }

    void write(HttpServletResponse response) {
        response.setStatus(200); // H5
    }

    Object session(HttpSession session) {
        return session.getAttribute("cart"); // H5
    }

    Object here() {
        return RequestContextHolder.currentRequestAttributes(); // H5
    }

    String locale() {
        return org.springframework.context.i18n.LocaleContextHolder.getLocale().toString(); // H5
    }

    String value(String header) {
        return header.trim(); // none
    }

    Object own(Request request) {
        return request.getHeader("a"); // none
    }

    void passes(HttpServletRequest request, Requests other) {
        other.take(request); // none
    }

    private void take(HttpServletRequest request) {}

    interface Request {
        String getHeader(String name);
    }
}
