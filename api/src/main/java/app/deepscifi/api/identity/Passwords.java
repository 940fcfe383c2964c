package app.deepscifi.api.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords so that they can be compared and not read. PBKDF2, because the JDK has it and bcrypt looks at the first
 * 72 bytes only. The name of the method stands before each hash, so that another can follow.
 */
@Component
class Passwords {

    static final int MIN_LENGTH = 10;
    static final int MAX_LENGTH = 200;

    private static final String METHOD = "pbkdf2-sha512-210k";

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
        METHOD,
        Map.of(METHOD, new Pbkdf2PasswordEncoder("", 16, 210_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512))
    );
    private final String hashOfNobody = hash("nobody has this password");

    String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    /** Takes as long for nobody (null) as for somebody, so that its time doesn't tell who has an account. */
    boolean matches(String password, @Nullable String hash) {
        var same = encoder.matches(password, hash == null ? hashOfNobody : hash);
        return same && hash != null;
    }
}
