package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A person who can sign in. */
@Schema(name = "User")
public record Account(UserId id, String email, String displayName, Instant createdAt) {}
