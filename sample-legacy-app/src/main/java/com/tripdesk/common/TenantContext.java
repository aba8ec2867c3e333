package com.tripdesk.common;

/** The agency on whose behalf the current request runs. */
public final class TenantContext {

    public static final String DEFAULT = "retail";

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private TenantContext() {
    }

    public static void set(String tenant) {
        CURRENT.set(tenant);
    }

    public static String get() {
        String tenant = CURRENT.get();
        return tenant == null ? DEFAULT : tenant;
    }
}
