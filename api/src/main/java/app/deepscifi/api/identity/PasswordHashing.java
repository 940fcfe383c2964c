package app.deepscifi.api.identity;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Hashes passwords by PBKDF2, because it is part of the JDK, and bcrypt reads only the first 72 bytes. Each hash begins
 * with the name of its method, so that the method can change.
 */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final String METHOD = "pbkdf2-sha512-210k";

    @Bean
    static PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
            METHOD,
            Map.of(METHOD, new Pbkdf2PasswordEncoder("", 16, 210_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512))
        );
    }
}
