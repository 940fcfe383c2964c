package app.deepscifi.api.worlds.proposals;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.api.platform.web.Cursor;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.AuthorName;
import app.deepscifi.api.worlds.canon.CanonColumn;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.ProposalId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProposalStore {

    /** Maximum bytes of its changes, including the values before. */
    private static final int MAX_BYTES = 250_000;

    private final JdbcClient jdbc;
    private final CanonColumn canons;

    ProposalStore(JdbcClient jdbc, CanonColumn canons) {
        this.jdbc = jdbc;
        this.canons = canons;
    }

    /**
     * @return how many bytes it takes
     * @throws InvalidInput where its changes are too long
     */
    int insert(Proposal proposal, Author author, @Nullable WorldId fork) {
        var changes = canons.write(proposal.changes());
        if (changes.bytes() > MAX_BYTES) {
            throw new InvalidInput(
                "changes",
                "have %,d bytes: at most %,d are possible, so propose fewer at once".formatted(
                    changes.bytes(),
                    MAX_BYTES
                )
            );
        }
        jdbc.sql(
            """
            insert into proposals (id, world_id, base_version, changes, reason, author_kind, author_id, status,
                                   created_at, decided_at, result_version, decided_by, fork_id)
            values (cast(:id as uuid), cast(:world as uuid), cast(:base as int), cast(:changes as jsonb), :reason,
                    :authorKind, cast(:author as uuid), :status, cast(:createdAt as timestamptz),
                    cast(:decidedAt as timestamptz), cast(:resultVersion as int), cast(:decidedBy as uuid),
                    cast(:fork as uuid))
            """
        )
            .param("id", proposal.id().value())
            .param("world", proposal.worldId().value())
            .param("base", proposal.baseVersion())
            .param("changes", changes.text())
            .param("reason", proposal.reason())
            .param("authorKind", WireNames.of(author.kind()))
            .param("author", author.person().value())
            .param("status", WireNames.of(proposal.status()))
            .param("createdAt", utc(proposal.createdAt()))
            .param("decidedAt", utc(proposal.decidedAt()))
            .param("resultVersion", proposal.resultVersion())
            .param("decidedBy", proposal.decidedAt() == null ? null : author.person().value())
            .param("fork", fork == null ? null : fork.value())
            .update();
        return changes.bytes();
    }

    void update(Proposal decided, UserId by) {
        jdbc.sql(
            """
            update proposals
            set status = :status, decided_at = cast(:decidedAt as timestamptz),
                result_version = cast(:resultVersion as int), decision_reason = :decisionReason,
                decided_by = cast(:by as uuid)
            where id = cast(:id as uuid)
            """
        )
            .param("id", decided.id().value())
            .param("status", WireNames.of(decided.status()))
            .param("decidedAt", utc(decided.decidedAt()))
            .param("resultVersion", decided.resultVersion())
            .param("decisionReason", decided.decisionReason())
            .param("by", by.value())
            .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** The parts of a proposal that never change. */
    record Origin(WorldId world, Author author) {}

    Optional<Origin> origin(ProposalId id) {
        return jdbc
            .sql("select world_id, author_kind, author_id from proposals where id = cast(:id as uuid)")
            .param("id", id.value())
            .query((row, n) -> new Origin(new WorldId(Columns.uuid(row, "world_id")), author(row)))
            .optional();
    }

    /** Counts what waits for a decision: of agents, or of people who offer the changes of their forks. */
    int countOpen(WorldId world, Author.Kind kind) {
        return countOpen(world, kind, null);
    }

    /** @param person null for everybody */
    int countOpen(WorldId world, Author.Kind kind, @Nullable UserId person) {
        return jdbc
            .sql(
                """
                select count(*) from proposals
                where world_id = cast(:world as uuid) and status = 'open' and author_kind = :kind
                  and (cast(:person as uuid) is null or author_id = cast(:person as uuid))
                """
            )
            .param("world", world.value())
            .param("kind", WireNames.of(kind))
            .param("person", person == null ? null : person.value())
            .query((row, n) -> row.getInt(1))
            .single();
    }

    Optional<Proposal> find(ProposalId id) {
        return jdbc
            .sql(
                """
                select p.*, u.display_name, d.display_name as decider_name
                from proposals p
                left join users u on u.id = p.author_id
                left join users d on d.id = p.decided_by
                where p.id = cast(:id as uuid)
                """
            )
            .param("id", id.value())
            .query((row, n) -> read(row))
            .optional();
    }

    Page<ProposalSummary> list(WorldId world, Proposal.@Nullable Status status, PageRequest page) {
        return list("p.world_id", world, status, page);
    }

    Page<ProposalSummary> ofFork(WorldId fork, PageRequest page) {
        return list("p.fork_id", fork, null, page);
    }

    /** @param column of the world, never a caller's text */
    private Page<ProposalSummary> list(
        String column,
        WorldId world,
        Proposal.@Nullable Status status,
        PageRequest page
    ) {
        var rows = jdbc
            .sql(
                """
                select p.id, p.base_version, p.reason, p.status, p.author_kind, p.author_id, p.created_at, p.decided_at,
                       p.result_version, p.decision_reason, u.display_name, d.display_name as decider_name
                from proposals p
                left join users u on u.id = p.author_id
                left join users d on d.id = p.decided_by
                where %s = cast(:world as uuid)
                  and (cast(:status as text) is null or p.status = cast(:status as text))
                  and (cast(:at as timestamptz) is null
                       or (p.created_at, p.id) < (cast(:at as timestamptz), cast(:after as uuid)))
                order by p.created_at desc, p.id desc
                limit cast(:size as int)
                """.formatted(column)
            )
            .param("world", world.value())
            .param("status", status == null ? null : WireNames.of(status))
            .params(page.byTimeAndId())
            .query((row, n) -> summary(row))
            .list();
        return Page.of(rows, page, proposal -> Cursor.of(proposal.createdAt(), proposal.id()));
    }

    private static ProposalSummary summary(ResultSet row) throws SQLException {
        return new ProposalSummary(
            new ProposalId(Columns.uuid(row, "id")),
            row.getInt("base_version"),
            row.getString("reason"),
            Columns.constant(row, "status", Proposal.Status.class),
            authorName(row),
            Columns.instant(row, "created_at"),
            Columns.optionalInstant(row, "decided_at"),
            Columns.optionalInt(row, "result_version"),
            row.getString("decision_reason"),
            row.getString("decider_name")
        );
    }

    private static AuthorName authorName(ResultSet row) throws SQLException {
        return AuthorName.of(author(row), row.getString("display_name"));
    }

    private static Author author(ResultSet row) throws SQLException {
        return new Author(
            Columns.constant(row, "author_kind", Author.Kind.class),
            new UserId(Columns.uuid(row, "author_id"))
        );
    }

    private Proposal read(ResultSet row) throws SQLException {
        return new Proposal(
            new ProposalId(Columns.uuid(row, "id")),
            new WorldId(Columns.uuid(row, "world_id")),
            row.getInt("base_version"),
            canons.readChanges(row, "changes"),
            row.getString("reason"),
            Columns.constant(row, "status", Proposal.Status.class),
            authorName(row),
            Columns.instant(row, "created_at"),
            Columns.optionalInstant(row, "decided_at"),
            Columns.optionalInt(row, "result_version"),
            row.getString("decision_reason"),
            row.getString("decider_name")
        );
    }
}
