package com.tripdesk.config;

import com.tripdesk.common.RequestTimingInterceptor;
import com.tripdesk.common.TenantInterceptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
public class WebMvcConfig implements WebMvcConfigurer {

    @Autowired
    private RequestTimingInterceptor requestTimingInterceptor;

    @Autowired
    private TenantInterceptor tenantInterceptor;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(requestTimingInterceptor).addPathPatterns("/api/**");
        registry.addInterceptor(tenantInterceptor).addPathPatterns("/api/bookings/**", "/api/customers/**");
    }
}
