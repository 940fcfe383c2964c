package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Signs and reads session cookies. The signature saves database queries for forged ids; the row decides. */
@Component
class SessionTokens {

    private static final String SESSION = "sid";

    private final JwtEncoder encoder;
    private final JwtDecoder decoder;
    private final Clock clock;

    SessionTokens(IdentitySettings settings, Clock clock) {
        var key = key(settings);
        this.encoder = NimbusJwtEncoder.withSecretKey(key).algorithm(MacAlgorithm.HS256).build();
        this.decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
        this.clock = clock;
    }

    String sign(UserId user, UUID session, Instant expiry) {
        var claims = JwtClaimsSet.builder()
            .subject(user.toString())
            .claim(SESSION, session.toString())
            .issuedAt(clock.instant())
            .expiresAt(expiry)
            .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** The session that a token names; empty if the token is forged or has expired. */
    Optional<UUID> sessionIn(String token) {
        try {
            return Optional.ofNullable(decoder.decode(token).getClaimAsString(SESSION)).map(UUID::fromString);
        } catch (JwtException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static SecretKey key(IdentitySettings settings) {
        return new SecretKeySpec(settings.jwtSecret().value().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }
}
