package com.tripdesk.common;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

@Component
public class TenantInterceptor implements HandlerInterceptor {

    public static final String HEADER = "X-Agency";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String agency = request.getHeader(HEADER);
        TenantContext.set(agency == null ? TenantContext.DEFAULT : agency);
        return true;
    }
}
