package hazards;

import org.springframework.security.core.context.SecurityContextHolder;

class Users {
    private final SecurityContextHolderFake own = new SecurityContextHolderFake();

    Object read() {
        return SecurityContextHolder.getContext(); // H3
    }

    void fill(org.springframework.security.core.context.SecurityContext context) {
        SecurityContextHolder.setContext(context); // H3
    }

    void later(Runnable task) {
        Runnable with = () -> {
            SecurityContextHolder.clearContext(); // H3
            task.run();
        };
        with.run();
    }

    Object given(org.springframework.security.core.Authentication user) {
        return user.getName(); // none
    }

    Object ofOurs() {
        return own.getContext(); // none
    }

    String named() {
        return "SecurityContextHolder.getContext()"; // none
    }

    static final class SecurityContextHolderFake {
        Object getContext() {
            return this;
        }
    }
}
