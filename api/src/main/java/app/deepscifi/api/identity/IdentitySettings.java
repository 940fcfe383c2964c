package app.deepscifi.api.identity;

import app.deepscifi.api.platform.settings.InvalidSettingException;
import app.deepscifi.api.platform.settings.Secret;
import app.deepscifi.api.platform.settings.Setting;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * Accounts and sessions.
 *
 * @param jwtSecret         signs session cookies; 32 bytes or more
 * @param secureCookies     whether cookies travel over https only; null if the request decides
 * @param signUp            whether strangers can make accounts
 * @param signUpsPerAddress accounts that can be made from one address (of IPv6: from one /64) in an hour; at least 1
 */
@ConfigurationProperties("deepscifi")
public record IdentitySettings(
    Secret jwtSecret,
    @Nullable Boolean secureCookies,
    SignUp signUp,
    int signUpsPerAddress
) {
    private static final int MIN_SECRET_BYTES = 32;
    private static final int SIGN_UPS_PER_ADDRESS = 20;

    public IdentitySettings {
        Setting.required(
            "JWT_SECRET",
            jwtSecret == null ? null : jwtSecret.value(),
            "give 32 random bytes or more as text"
        );
        if (jwtSecret.value().getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
            throw new InvalidSettingException("JWT_SECRET", "is too short: it needs 32 bytes or more");
        }
    }

    @ConstructorBinding
    public IdentitySettings(
        Secret jwtSecret,
        @Nullable Boolean secureCookies,
        @Nullable String signUp,
        @Nullable String signUpsPerAddress
    ) {
        this(
            jwtSecret,
            secureCookies,
            Setting.oneOf("SIGN_UP", signUp, SignUp.OPEN),
            (int) Setting.wholeNumber(
                "SIGN_UPS_PER_ADDRESS",
                signUpsPerAddress,
                SIGN_UPS_PER_ADDRESS,
                Integer.MAX_VALUE
            )
        );
    }

    public boolean isSignUpOpen() {
        return signUp == SignUp.OPEN;
    }

    /** Whether strangers can make accounts. */
    public enum SignUp {
        OPEN,
        CLOSED,
    }
}
