package hazards;

import org.slf4j.MDC;

class Traces {
    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();
    private static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(StringBuilder::new);
    private final java.util.Map<String, String> plain = new java.util.HashMap<>();

    void enter(String tenant) {
        TENANT.set(tenant); // H4
    }

    String tenant() {
        return TENANT.get(); // H4
    }

    void log(String order) {
        MDC.put("order", order); // H4
    }

    String locale() {
        return org.springframework.context.i18n.LocaleContextHolder.getLocale().toString(); // none
    }

    String format(String text) {
        return BUFFER.get().append(text).toString(); // none
    }

    String ofMap(String key) {
        return plain.get(key); // none
    }

    String given(String tenant) {
        return tenant.trim(); // none
    }
}
