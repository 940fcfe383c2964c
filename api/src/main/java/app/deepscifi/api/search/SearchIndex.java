package app.deepscifi.api.search;

import app.deepscifi.api.platform.database.Columns;
import app.deepscifi.api.platform.json.WireNames;
import app.deepscifi.api.worlds.canon.CanonColumn;
import app.deepscifi.domain.canon.Address;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry;
import app.deepscifi.domain.canon.Titles;
import app.deepscifi.domain.turn.TurnEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes changed texts into the search. A change is found by the next search, or after a second at the latest. */
@Component
class SearchIndex {

    private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);

    /** Changes that a search takes before it answers. */
    private static final int BEFORE_SEARCH = 100;

    /**
     * Shorter than PostgreSQL waits before it looks for a deadlock: if somebody deletes what is taken here, they go on, and it is
     * taken later.
     */
    private static final String LOCK_TIMEOUT = "400ms";

    /** Of the lock that lets one instance take changes at a time; two would store one text twice. */
    private static final int LOCK = 27;

    /** Fields whose values are choices or ids, and no texts. */
    private static final Set<String> NO_TEXTS = Set.of(
        "kind",
        "scope",
        "certainty",
        "detail",
        "strictness",
        "strength",
        "portrait",
        "counts"
    );

    /** Classes of SQL states: a value that cannot be stored, a broken reference, a limit of the database. */
    private static final Set<String> FAILURES_OF_TEXTS = Set.of("22", "23", "54");

    private static final String SAID = """
    select string_agg(piece, '' order by number) as said
    from (
        select
            number,
            case
                when lag(event) over in_order = event and lag(number) over in_order = number - 1 then '' else E'\\n'
            end || (data->>'text') as piece
        from turn_events
        where turn_id = turns.id and event in ('%s', '%s')
        window in_order as (order by number)
    ) pieces
    """.formatted(TurnEvent.Text.NAME, TurnEvent.Passage.NAME);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CanonColumn canons;
    private final JsonMapper json;

    SearchIndex(JdbcClient jdbc, TransactionTemplate transactions, CanonColumn canons, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.canons = canons;
        this.json = json;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void takeAll() {
        while (take()) {
            // The next ones.
        }
    }

    /** Takes the changes that wait, except in a long queue, as after an upgrade. */
    void catchUp() {
        for (var taken = 0; taken < BEFORE_SEARCH && take(); taken++) {
            // The next one.
        }
    }

    private record Changed(long number, String kind, UUID id) {}

    /**
     * What a search finds.
     *
     * @param names names that a person may type wrongly
     */
    private record Document(
        SearchKind kind,
        @Nullable UUID world,
        @Nullable String address,
        @Nullable UUID story,
        @Nullable UUID segment,
        @Nullable UUID turn,
        @Nullable UUID user,
        String title,
        String body,
        Collection<String> names
    ) {
        /** Whether a search finds the same text for it. */
        boolean isAs(@Nullable Document other) {
            return other != null && title.equals(other.title) && body.equals(other.body);
        }
    }

    /** @return false if nothing waits any more, or what waits is locked */
    private boolean take() {
        var taken = new AtomicReference<@Nullable Changed>();
        try {
            if (isEmpty()) {
                return false;
            }
            return Boolean.TRUE.equals(
                transactions.execute(_ -> {
                    lock();
                    var next = next();
                    next.ifPresent(changed -> {
                        taken.set(changed);
                        take(changed);
                    });
                    return next.isPresent();
                })
            );
        } catch (RuntimeException failure) {
            var changed = taken.get();
            if (changed == null || !isOfItsText(failure)) {
                log.debug("The search takes changes later: {}", failure.getMessage());
                return false;
            }
            // It must not keep the changes behind it from the search.
            log.error("The {} {} could not be taken into the search", changed.kind(), changed.id(), failure);
            jdbc.sql("delete from search_queue where id = :id").param("id", changed.number()).update();
            return true;
        }
    }

    /** Whether the next try would fail too. A lock and a lost connection are no such failures. */
    private static boolean isOfItsText(RuntimeException failure) {
        return switch (failure) {
            case DataAccessException of -> of.getMostSpecificCause() instanceof SQLException cause &&
                FAILURES_OF_TEXTS.contains(String.valueOf(cause.getSQLState()).substring(0, 2));
            case TransactionException _ -> false;
            default -> true;
        };
    }

    private boolean isEmpty() {
        return !jdbc.sql("select exists (select from search_queue)").query(Boolean.class).single();
    }

    private void lock() {
        jdbc.sql("select set_config('lock_timeout', :timeout, true), pg_advisory_xact_lock(:lock)")
            .param("timeout", LOCK_TIMEOUT)
            .param("lock", LOCK)
            .query((_, _) -> true)
            .list();
    }

    /** Removes the oldest change from the queue, and later ones of the same thing. */
    private Optional<Changed> next() {
        var next = jdbc
            .sql("select id, kind, changed_id from search_queue order by id limit 1")
            .query((row, _) -> new Changed(row.getLong("id"), row.getString("kind"), Columns.uuid(row, "changed_id")))
            .optional();
        next.ifPresent(changed ->
            jdbc
                .sql("delete from search_queue where id = :id or kind = :kind and changed_id = :changed")
                .param("id", changed.number())
                .param("kind", changed.kind())
                .param("changed", changed.id())
                .update()
        );
        return next;
    }

    private void take(Changed changed) {
        switch (changed.kind()) {
            case "world" -> takeWorld(changed.id());
            case "story" -> replace("story_id = :id and kind = 'story'", changed.id(), story(changed.id()));
            case "passage" -> replace("segment_id = :id", changed.id(), passage(changed.id()));
            default -> replace("turn_id = :id", changed.id(), message(changed.id()));
        }
    }

    private void replace(String which, UUID id, List<Document> documents) {
        jdbc.sql("delete from search_texts where " + which)
            .param("id", id)
            .update();
        documents.forEach(this::insert);
    }

    /** Writes only what has changed: an edit of one entry of a large canon is cheap. */
    private void takeWorld(UUID id) {
        var now = world(id);
        var before = new HashMap<String, Document>();
        jdbc.sql(
            "select address, title, body from search_texts where world_id = :id and kind in ('world', 'entry') for update"
        )
            .param("id", id)
            .query((row, _) ->
                before.put(
                    String.valueOf(row.getString("address")),
                    new Document(
                        SearchKind.ENTRY,
                        id,
                        null,
                        null,
                        null,
                        null,
                        null,
                        row.getString("title"),
                        row.getString("body"),
                        List.of()
                    )
                )
            )
            .list();
        var kept = now
            .stream()
            .filter(document -> document.isAs(before.get(String.valueOf(document.address()))))
            .map(document -> String.valueOf(document.address()))
            .collect(Collectors.toSet());
        before.keySet().removeAll(kept);
        before.keySet().forEach(address ->
            jdbc
                .sql(
                    """
                    delete from search_texts
                    where world_id = :id and kind in ('world', 'entry') and coalesce(address, 'null') = :address
                    """
                )
                .param("id", id)
                .param("address", address)
                .update()
        );
        now.stream()
            .filter(document -> !kept.contains(String.valueOf(document.address())))
            .forEach(this::insert);
    }

    private List<Document> world(UUID id) {
        return jdbc
            .sql("select name, canon from worlds where id = :id for key share")
            .param("id", id)
            .query((row, _) -> documents(id, row.getString("name"), canons.read(row, "canon")))
            .list()
            .stream()
            .flatMap(List::stream)
            .toList();
    }

    private List<Document> documents(UUID world, String name, Canon canon) {
        var documents = new ArrayList<Document>();
        documents.add(
            new Document(SearchKind.WORLD, world, null, null, null, null, null, name, canon.premise(), List.of(name))
        );
        for (var address : canon.addresses()) {
            canon.at(address).ifPresent(entry -> documents.add(entry(world, address, entry)));
        }
        return documents;
    }

    private Document entry(UUID world, Address address, Entry entry) {
        var title = Titles.of(address, entry);
        var body = texts(json.valueToTree(entry))
            .filter(text -> !text.equals(title))
            .collect(Collectors.joining("\n"));
        var names = switch (entry) {
            case Entry.Element element -> element.names();
            case Entry.Event event -> List.of(event.title());
            default -> List.<String>of();
        };
        return new Document(
            SearchKind.ENTRY,
            world,
            address.toString(),
            null,
            null,
            null,
            null,
            title,
            body.isEmpty() ? title : body,
            names
        );
    }

    private static Stream<String> texts(JsonNode value) {
        if (value.isObject()) {
            return value
                .propertyStream()
                .filter(field -> !NO_TEXTS.contains(field.getKey()))
                .flatMap(field -> texts(field.getValue()));
        }
        return value.isArray()
            ? value.valueStream().flatMap(SearchIndex::texts)
            : Stream.of(value.asString("")).filter(text -> !text.isBlank());
    }

    private List<Document> story(UUID id) {
        return jdbc
            .sql("select world_id, title from stories where id = :id")
            .param("id", id)
            .query((row, _) -> {
                var title = row.getString("title");
                var world = Columns.uuid(row, "world_id");
                return new Document(SearchKind.STORY, world, null, id, null, null, null, title, "", List.of(title));
            })
            .list();
    }

    private List<Document> passage(UUID id) {
        return jdbc
            .sql(
                """
                select stories.world_id, segments.story_id, coalesce(segments.title, '') as title, segments.text
                from segments inner join stories on stories.id = segments.story_id
                where segments.id = :id
                """
            )
            .param("id", id)
            .query((row, _) ->
                new Document(
                    SearchKind.PASSAGE,
                    Columns.uuid(row, "world_id"),
                    null,
                    Columns.uuid(row, "story_id"),
                    id,
                    null,
                    null,
                    row.getString("title"),
                    row.getString("text"),
                    List.of()
                )
            )
            .list();
    }

    private List<Document> message(UUID id) {
        return jdbc
            .sql(
                """
                select turns.user_id, turns.world_id, turns.message || E'\\n' || coalesce(answer.said, '') as body
                from turns cross join lateral (%s) answer
                where turns.id = :id and turns.status <> 'running'
                """.formatted(SAID)
            )
            .param("id", id)
            .query((row, _) ->
                new Document(
                    SearchKind.MESSAGE,
                    Columns.optionalUuid(row, "world_id"),
                    null,
                    null,
                    null,
                    id,
                    Columns.uuid(row, "user_id"),
                    "",
                    row.getString("body").strip(),
                    List.of()
                )
            )
            .list();
    }

    private void insert(Document document) {
        var title = document.address() == null ? document.title() : document.title() + "\n" + document.address();
        var text = IndexedText.of(
            title + "\n" + String.join("\n", document.names()),
            document.body(),
            document.names()
        );
        jdbc.sql(
            """
            insert into search_texts (
                kind, world_id, address, story_id, segment_id, turn_id, user_id, title, body, words, grams
            )
            values (
                :kind, cast(:world as uuid), :address, cast(:story as uuid), cast(:segment as uuid),
                cast(:turn as uuid), cast(:user as uuid), :title, :body, cast(:words as tsvector), cast(:grams as text[])
            )
            """
        )
            .params(parameters(document))
            .param("words", text.words())
            .param("grams", text.grams().toArray(String[]::new))
            .update();
    }

    private static Map<String, @Nullable Object> parameters(Document document) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("kind", WireNames.of(document.kind()));
        parameters.put("world", document.world());
        parameters.put("address", document.address());
        parameters.put("story", document.story());
        parameters.put("segment", document.segment());
        parameters.put("turn", document.turn());
        parameters.put("user", document.user());
        parameters.put("title", document.title());
        parameters.put("body", document.body());
        return parameters;
    }
}
