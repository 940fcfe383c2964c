package app.deepscifi.api.chat.search;

import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.turn.TurnEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The words of the turns of a conversation, those of all its branches. */
@Repository
class TurnWords {

    /** Maximum number of characters that are indexed for a turn; far below the limit of the column. */
    private static final int LONGEST = 100_000;

    /** Number of turns that are indexed at once; even the longest turns take only some megabytes. */
    private static final int AT_ONCE = 50;

    /**
     * The text of the turns in {@code wanted}: pieces of one text are joined, different texts are on separate lines.
     */
    private static final String SAID = """
    select string_agg(piece, '' order by number) as said
    from (
        select
            number,
            case
                when lag(event) over in_order = event and lag(number) over in_order = number - 1 then '' else E'\\n'
            end || (data->>'text') as piece
        from turn_events
        where turn_id = wanted.id and event in ('%s', '%s')
        window in_order as (order by number)
    ) pieces
    """.formatted(TurnEvent.Text.NAME, TurnEvent.Passage.NAME);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TurnWords(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A turn that contains the words.
     *
     * @param message its beginning, if the words are not in it
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
                    ts_headline('simple', normalize(wanted.message, nfkc), asked.words, :marks) as message,
                    ts_headline('simple', normalize(coalesce(answer.said, ''), nfkc), asked.words, :marks) as answer
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

    /** Indexes finished turns at the first search that needs them; a finished turn never changes. */
    private void catchUp(Conversation conversation) {
        List<Said> said;
        do {
            said = notTaken(conversation);
            if (!said.isEmpty()) {
                take(said);
            }
        } while (said.size() == AT_ONCE);
    }

    /** The whole text of a turn. */
    private record Said(UUID turn, String words) {
        static Said of(UUID turn, String text) {
            var words = SearchWords.in(text);
            // Normalization makes some texts longer.
            var end = Math.min(words.length(), LONGEST);
            var half = end < words.length() && Character.isHighSurrogate(words.charAt(end - 1));
            return new Said(turn, words.substring(0, half ? end - 1 : end));
        }
    }

    private List<Said> notTaken(Conversation conversation) {
        var params = params(conversation);
        params.put("atOnce", AT_ONCE);
        params.put("longest", LONGEST);
        return jdbc
            .sql(
                """
                select wanted.id, left(wanted.message || E'\\n' || coalesce(answer.said, ''), :longest) as said
                from (
                    select turns.id, turns.message from turns
                    where %s and turns.status <> 'running'
                        and not exists (
                            select from turn_words where turn_words.turn_id = turns.id and turn_words.normalized
                        )
                    order by turns.id
                    limit :atOnce
                ) wanted
                cross join lateral (%s) answer
                """.formatted(of(conversation), SAID)
            )
            .params(params)
            .query((row, _) -> Said.of(Columns.uuid(row, "id"), row.getString("said")))
            .list();
    }

    private void take(List<Said> said) {
        jdbc.sql(
            """
            insert into turn_words (turn_id, words, normalized)
            select turns.id, to_tsvector('simple', given.words), true
            from jsonb_to_recordset(cast(:said as jsonb)) as given(turn uuid, words text)
            -- In order: two that search at once must not wait for each other.
            inner join turns on turns.id = given.turn
            order by turns.id
            on conflict (turn_id) do update set words = excluded.words, normalized = true
            """
        )
            .param("said", json.writeValueAsString(said))
            .update();
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
