package app.deepscifi.api.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Stores passwords without hashing. Spring finds it on the class path of test platforms. The tests sign up a thousand
 * people, and a real hash takes half a second with only the C1 compiler. PasswordsTests, the image and the benchmark
 * use real hashes.
 */
@Component
@Primary
@ConditionalOnMissingClass("app.deepscifi.e2e.bench.Bench")
class QuickHashing implements PasswordEncoder {

    private static final String METHOD = "{none}";

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return METHOD + password;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return Objects.equals(encode(password), hash);
    }
}
