package app.deepscifi.api.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as they are, for platforms of tests, which Spring finds it for: the tests sign up a thousand people, and a
 * hash as slow as it has to be takes half a second with the first compiler only. PasswordsTests has the real one, and so do
 * the image and the benchmark.
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
