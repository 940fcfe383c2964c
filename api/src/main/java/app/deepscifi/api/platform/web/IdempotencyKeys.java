package app.deepscifi.api.platform.web;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.UserId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Runs the effect of a request once, however often it is sent with the same key. Each person has their own keys. */
@Component
public class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IdempotencyKeys(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param operation its id in the OpenAPI document
     * @param body      everything that identifies the request
     * @return null if no key was given
     * @throws ProblemException if the key is blank or too long
     */
    public @Nullable IdempotentRequest request(UserId person, @Nullable String key, String operation, Object body) {
        return key == null ? null : IdempotentRequest.of(person, key, operation + "\n" + json.writeValueAsString(body));
    }

    /**
     * @return the result of the first request with this key
     *
     * @throws ProblemException if the key came with another request
     */
    public Optional<UUID> find(IdempotentRequest request) {
        record Kept(@Nullable String hash, UUID result) {}
        var found = jdbc
            .sql("select request, result_id from idempotency_keys where user_id = cast(:user as uuid) and key = :key")
            .param("user", request.person().value())
            .param("key", request.key())
            .query((row, _) -> new Kept(row.getString(1), row.getObject(2, UUID.class)))
            .optional();
        if (found.isPresent() && found.get().hash() != null && !request.hash().equals(found.get().hash())) {
            throw new ProblemException(
                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key came with another request before. Send each new request with a key of its own."
            );
        }
        return found.map(Kept::result);
    }

    /**
     * Creates the object, unless it was created before. Of two concurrent requests, the second waits for the first.
     *
     * @param make    runs in the same transaction; an exception leaves the key unused
     * @return the id of the object that was created now or before
     */
    @Transactional
    public UUID once(IdempotentRequest request, Supplier<UUID> make) {
        var isNew =
            jdbc
                .sql(
                    """
                    insert into idempotency_keys (user_id, key, request)
                    values (cast(:user as uuid), :key, :request)
                    on conflict do nothing
                    """
                )
                .param("user", request.person().value())
                .param("key", request.key())
                .param("request", request.hash())
                .update() == 1;
        if (!isNew) {
            return find(request).orElseThrow();
        }
        var made = make.get();
        jdbc.sql("update idempotency_keys set result_id = :made where user_id = cast(:user as uuid) and key = :key")
            .param("made", made)
            .param("user", request.person().value())
            .param("key", request.key())
            .update();
        return made;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        jdbc.sql("delete from idempotency_keys where created_at < now() - interval '1 day'").update();
    }
}
