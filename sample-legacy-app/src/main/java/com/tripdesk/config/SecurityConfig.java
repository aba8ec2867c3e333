package com.tripdesk.config;

import com.tripdesk.common.ApiKeyFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

@Configuration
public class SecurityConfig {

    @Bean
    public SecurityFilterChain securityFilterChain(HttpSecurity http, @Value("${feeds.api-key}") String apiKey)
            throws Exception {
        http.csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/quotes/**",
                                "/api/availability/**",
                                "/api/destinations/**",
                                "/api/fx/**",
                                "/api/search/**")
                        .permitAll()
                        .requestMatchers("/api/quotes/compare", "/actuator/**", "/error")
                        .permitAll()
                        .requestMatchers("/feeds/**")
                        .permitAll()
                        .requestMatchers("/api/admin/**", "/api/import/**")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new ApiKeyFilter(apiKey), BasicAuthenticationFilter.class)
                .httpBasic(Customizer.withDefaults());
        return http.build();
    }

    @Bean
    public UserDetailsService userDetailsService() {
        return new InMemoryUserDetailsManager(
                User.withUsername("agent").password("{noop}agent").roles("AGENT").build(),
                User.withUsername("admin")
                        .password("{noop}admin")
                        .roles("AGENT", "ADMIN")
                        .build());
    }
}
