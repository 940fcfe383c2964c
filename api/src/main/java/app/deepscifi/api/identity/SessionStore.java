package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import app.deepscifi.domain.access.Caller;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Active sessions. Use extends a session, up to a maximum. Each request reads one, so results are cached for a few
 * seconds, or until a signal says that a session of the person has ended.
 */
@Repository
class SessionStore {

    static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration IDLE = Duration.ofDays(14);

    /** The end of a session without further use. */
    private static final String END =
        "least(created_at + interval '%d days', cast(:now as timestamptz) + interval '%d days')".formatted(
            LONGEST.toDays(),
            IDLE.toDays()
        );

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<UUID, Optional<Caller.Person>> recent = Caffeine.newBuilder()
        .expireAfterWrite(Duration.ofSeconds(10))
        .maximumSize(10_000)
        .build();
    private final AtomicLong forgotten = new AtomicLong();

    SessionStore(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins a session and ends the one that it replaces. A concurrent change of the password either waits for the lock
     * and then ends this session, or has the lock first and makes the proof void.
     *
     * @return the session; empty if the password was changed since the proof
     */
    @Transactional
    public Optional<UUID> begin(Proven proven, Optional<UUID> replaced) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        var begun = jdbc
            .sql(
                """
                insert into sessions (id, user_id, created_at, expires_at)
                select :id, users.id, :now, :end from users
                where users.id = :user and users.password_hash = :proven
                for share
                """
            )
            .param("id", id)
            .param("user", proven.account().id().value())
            .param("proven", proven.passwordHash())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("end", now.plus(IDLE).atOffset(ZoneOffset.UTC))
            .update();
        if (begun == 0) {
            return Optional.empty();
        }
        replaced.ifPresent(this::end);
        return Optional.of(id);
    }

    /** Removing a session from the cache waits for its reader, so that no ended session stays cached. */
    Optional<Caller.Person> personOf(UUID session) {
        var before = forgotten.get();
        var found = recent.get(session, this::read);
        if (forgotten.get() != before) {
            // It may have been read before it ended, and cached after the person's sessions were dropped.
            recent.invalidate(session);
        }
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

    /** Runs after the commit, because a request could still read the session before. */
    @TransactionalEventListener
    void forget(SessionsEnded ended) {
        recent.invalidateAll(ended.sessions());
    }

    void forget(UserId user) {
        forgotten.incrementAndGet();
        recent
            .asMap()
            .values()
            .removeIf(found -> found.filter(person -> person.id().equals(user)).isPresent());
    }

    @Scheduled(fixedDelayString = "PT6H")
    void removeExpired() {
        jdbc.sql("delete from sessions where expires_at < :now").param("now", now()).update();
    }

    private Optional<Caller.Person> read(UUID session) {
        var found = jdbc
            .sql(
                """
                select users.id, users.display_name, sessions.expires_at not between %1$s - interval '1 hour' and %1$s as due
                from sessions
                inner join users on users.id = sessions.user_id
                where sessions.id = :id and sessions.expires_at > :now
                """.formatted(END.replace("created_at", "sessions.created_at"))
            )
            .param("id", session)
            .param("now", now())
            .query((row, _) ->
                new Found(
                    new Caller.Person(new UserId(row.getObject("id", UUID.class)), row.getString("display_name")),
                    row.getBoolean("due")
                )
            )
            .optional();
        if (found.filter(Found::due).isPresent()) {
            jdbc.sql("update sessions set expires_at = " + END + " where id = :id")
                .param("id", session)
                .param("now", now())
                .update();
        }
        return found.map(Found::person);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** @param due whether its end must be extended, which is written once an hour and not with each request */
    private record Found(Caller.Person person, boolean due) {}
}
