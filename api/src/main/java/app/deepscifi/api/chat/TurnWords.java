package app.deepscifi.api.chat;

import app.deepscifi.api.platform.Columns;
import app.deepscifi.domain.TurnId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words of the turns of a conversation, those of all its branches. */
@Repository
class TurnWords {

    /** Far below what a column of words can hold; nobody reads a turn as long as that. */
    private static final int LONGEST = 100_000;

    private static final int AT_ONCE = 500;

    /** What was said and written in the turn {@code wanted}: pieces of one text joined, different texts each on their own line. */
    private static final String SAID = """
    select string_agg(piece, '' order by number) as said
    from (
        select
            number,
            case
                when lag(event) over in_order = event and lag(number) over in_order = number - 1 then '' else E'\\n'
            end || (data->>'text') as piece
        from turn_events
        where turn_id = wanted.id and event in ('text', 'passage')
        window in_order as (order by number)
    ) pieces
    """;

    private final JdbcClient jdbc;

    TurnWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A turn in which the words were found.
     *
     * @param message its beginning, where the words are not in it
     */
    record Found(TurnId turn, long number, Instant at, Excerpt message, Excerpt answer) {}

    /**
     * The turns that have the words, newest first.
     *
     * @param words  as a person types them: all of them, {@code "a phrase"}, {@code or}, {@code -without}
     * @param before the number of a turn: only earlier ones are wanted; null for all
     */
    List<Found> find(Conversation conversation, String words, @Nullable Long before, int limit) {
        catchUp(conversation);
        var params = params(conversation);
        params.put("words", SearchWords.of(words));
        params.put("before", before == null ? Long.MAX_VALUE : before);
        params.put("limit", limit);
        params.put("marks", marks());
        return jdbc
            .sql(
                """
                with asked as (select websearch_to_tsquery('simple', :words) as words),
                wanted as (
                    select turns.id, turns.number, turns.message, turns.started_at
                    from turns inner join turn_words on turn_words.turn_id = turns.id, asked
                    where %s and turns.number < :before and turn_words.words @@ asked.words
                    order by turns.number desc
                    limit :limit
                )
                select
                    wanted.id, wanted.number, wanted.started_at,
                    ts_headline('simple', wanted.message, asked.words, :marks) as message,
                    ts_headline('simple', coalesce(answer.said, ''), asked.words, :marks) as answer
                from wanted cross join asked cross join lateral (%s) answer
                order by wanted.number desc
                """.formatted(of(conversation), SAID)
            )
            .params(params)
            .query((row, _) ->
                new Found(
                    new TurnId(Columns.uuid(row, "id")),
                    row.getLong("number"),
                    Columns.instant(row, "started_at"),
                    Excerpt.of(row.getString("message")),
                    Excerpt.of(row.getString("answer").strip())
                )
            )
            .list();
    }

    /** A turn that has ended never changes: its words are taken once, when they are first needed. */
    private void catchUp(Conversation conversation) {
        var params = params(conversation);
        params.put("atOnce", AT_ONCE);
        params.put("longest", LONGEST);
        int taken;
        do {
            taken = jdbc
                .sql(
                    """
                    insert into turn_words (turn_id, words)
                    select wanted.id, to_tsvector('simple', left(wanted.message || E'\\n' || coalesce(answer.said, ''), :longest))
                    from (
                        select turns.id, turns.message from turns
                        where %s and turns.status <> 'running'
                            and not exists (select from turn_words where turn_words.turn_id = turns.id)
                        limit :atOnce
                    ) wanted
                    cross join lateral (%s) answer
                    on conflict do nothing
                    """.formatted(of(conversation), SAID)
                )
                .params(params)
                .update();
        } while (taken == AT_ONCE);
    }

    private static String marks() {
        return (
            "StartSel=" +
            Excerpt.MATCH_BEGINS +
            ", StopSel=" +
            Excerpt.MATCH_ENDS +
            ", MaxFragments=3, MaxWords=24, MinWords=8, ShortWord=0, FragmentDelimiter=\" … \""
        );
    }

    private static String of(Conversation conversation) {
        return (
            "turns.user_id = cast(:user as uuid) and turns.world_id " +
            (conversation.world() == null ? "is null" : "= cast(:world as uuid)")
        );
    }

    private static Map<String, Object> params(Conversation conversation) {
        var params = new HashMap<String, Object>();
        params.put("user", conversation.person().value());
        if (conversation.world() != null) {
            params.put("world", conversation.world().value());
        }
        return params;
    }
}
