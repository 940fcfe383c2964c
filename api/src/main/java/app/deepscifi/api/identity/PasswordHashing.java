package app.deepscifi.api.identity;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Hashes passwords by PBKDF2, because the JDK has it and bcrypt reads the first 72 bytes only. The name of the
 * method stands before each hash, so that another can follow.
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
