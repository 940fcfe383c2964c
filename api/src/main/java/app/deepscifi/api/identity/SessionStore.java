package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import app.deepscifi.domain.access.Caller;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sessions that have not ended. Each request asks for one, so what was found is believed for a few seconds: a session that
 * ends on another instance ends here by then.
 */
@Repository
class SessionStore {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<UUID, Caller.Person> recent = Caffeine.newBuilder()
        .expireAfterWrite(Duration.ofSeconds(10))
        .maximumSize(10_000)
        .build();

    SessionStore(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    UUID begin(UserId user, Instant expiry) {
        var id = UUID.randomUUID();
        jdbc.sql(
            """
            insert into sessions (id, user_id, created_at, expires_at)
            values (:id, :user, :createdAt, :expiresAt)
            """
        )
            .param("id", id)
            .param("user", user.value())
            .param("createdAt", clock.instant().atOffset(ZoneOffset.UTC))
            .param("expiresAt", expiry.atOffset(ZoneOffset.UTC))
            .update();
        return id;
    }

    Optional<Caller.Person> personOf(UUID session) {
        var known = recent.getIfPresent(session);
        if (known != null) {
            return Optional.of(known);
        }
        var found = read(session);
        found.ifPresent(person -> recent.put(session, person));
        return found;
    }

    @Transactional
    public void end(UUID session) {
        jdbc.sql("delete from sessions where id = :id returning user_id")
            .param("id", session)
            .query(UUID.class)
            .optional()
            .ifPresent(user -> events.publishEvent(new SessionsEnded(new UserId(user), Set.of(session))));
    }

    @Transactional
    public void endAll(UserId user) {
        var ended = jdbc
            .sql("delete from sessions where user_id = :user returning id")
            .param("user", user.value())
            .query((row, _) -> row.getObject("id", UUID.class))
            .list();
        if (!ended.isEmpty()) {
            events.publishEvent(new SessionsEnded(user, Set.copyOf(ended)));
        }
    }

    /** Not before the commit: until then a request could read the session once more. */
    @TransactionalEventListener
    void forget(SessionsEnded ended) {
        forget(ended.userId());
    }

    void forget(UserId user) {
        recent
            .asMap()
            .values()
            .removeIf(person -> person.id().equals(user));
    }

    @Scheduled(fixedDelayString = "PT6H")
    void removeExpired() {
        jdbc.sql("delete from sessions where expires_at < :now")
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    }

    private Optional<Caller.Person> read(UUID session) {
        return jdbc
            .sql(
                """
                select users.id, users.display_name
                from sessions
                join users on users.id = sessions.user_id
                where sessions.id = :id and sessions.expires_at > :now
                """
            )
            .param("id", session)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .query((row, number) ->
                new Caller.Person(new UserId(row.getObject("id", UUID.class)), row.getString("display_name"))
            )
            .optional();
    }
}
