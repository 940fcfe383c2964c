package app.deepscifi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.identity.IdentitySettings.SignUp;
import app.deepscifi.api.platform.settings.Bound;
import app.deepscifi.api.platform.settings.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentitySettingsTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final IdentitySettings DEFAULT = new IdentitySettings(new Secret(SECRET), null, SignUp.OPEN, 20);

    private final Bound<IdentitySettings> bound = new Bound<>(
        IdentitySettings.class,
        Map.of("deepscifi.jwt-secret", SECRET)
    );

    @Test
    void defaults() {
        assertThat(bound.with(Map.of())).isEqualTo(DEFAULT);
        assertThat(
            bound.with(
                Map.of("deepscifi.secure-cookies", "", "deepscifi.sign-up", "", "deepscifi.sign-ups-per-address", "")
            )
        ).isEqualTo(DEFAULT);
    }

    @Test
    void every_setting_is_read() {
        var all = Map.of(
            "deepscifi.secure-cookies",
            "true",
            "deepscifi.sign-up",
            "closed",
            "deepscifi.sign-ups-per-address",
            " 5 "
        );

        assertThat(bound.with(all)).isEqualTo(new IdentitySettings(new Secret(SECRET), true, SignUp.CLOSED, 5));
    }

    @Test
    void a_missing_or_malformed_setting_is_named_as_the_operator_knows_it() {
        bound.refuses("deepscifi.jwt-secret", "", "JWT_SECRET is missing");
        bound.refuses("deepscifi.jwt-secret", "short", "JWT_SECRET is too short");
        bound.refuses("deepscifi.sign-up", "yes", "SIGN_UP must be one of open, closed");
        bound.takesOnlyWholeNumbers("deepscifi.sign-ups-per-address", "SIGN_UPS_PER_ADDRESS");
    }

    @Test
    void the_secret_is_not_printed() {
        assertThat(DEFAULT.toString()).doesNotContain(SECRET);
    }
}
