package app.deepscifi.api.platform.http;

import app.deepscifi.api.platform.problems.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The one filter chain. It guards transport and browsers only. {@code CallerArguments} refuses callers who are not signed in, and
 * services ask the access policy, because rights depend on the object and not on the path.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** API responses are data: if a browser is made to show one as a page, it must load and run nothing. */
    private static final String CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain filterChain(HttpSecurity http) {
        return http
            .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            // ForeignOriginFilter and SameSite=Lax replace CSRF tokens, and need no state in the page.
            .csrf(AbstractHttpConfigurer::disable)
            .httpBasic(AbstractHttpConfigurer::disable)
            .formLogin(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .anonymous(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .headers(headers ->
                headers
                    // The site's files have their own cache rules. API responses are not cached, unless they say so.
                    .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                    .addHeaderWriter(
                        new DelegatingRequestMatcherHeaderWriter(
                            PathPatternRequestMatcher.withDefaults().matcher("/api/**"),
                            new CacheControlHeadersWriter()
                        )
                    )
                    .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                    .contentSecurityPolicy(content -> content.policyDirectives(CONTENT_POLICY))
            )
            .build();
    }

    /**
     * Answers ambiguous addresses, and headers with control characters, with a problem document like all other errors.
     */
    @Bean
    RequestRejectedHandler rejectedRequests(Problems problems) {
        return (request, response, rejected) -> problems.answer(request, response, rejected);
    }
}
