package app.deepscifi.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.faults.Talk.Heard;
import app.deepscifi.e2e.faults.Upstream.Part;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.Wire;
import app.deepscifi.simulator.Fault;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults between a turn and the upstream of its agents, and stops by the person. After each, {@link Talk#isSound} runs.
 */
@Repeated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StreamFaults implements Repetitions.Staged {

    /** Long enough to be sent in many pieces, and without characters that JSON escapes. */
    static final String PASSAGE = "Snow fell upwards that year, and nobody looked. ".repeat(20).strip();

    static final String SPEECH = "THINK cold comes first\nSAY Snow fell upwards that year, and nobody looked.";
    static final String STORY =
        "THINK it needs a beginning\n" +
        Order.calls(
            Order.call("create_story", Map.of("title", "Snow")),
            Order.call("write_segment", Map.of("text", PASSAGE))
        );

    /** Longer than a busy machine delays a test, and short enough to wait for. */
    private static final Duration SILENCE = Duration.ofSeconds(6);
    static final Duration FOR_EVER = Duration.ofMinutes(5);

    private Optional<TestDatabase> database = Optional.empty();
    private Optional<Wire> wire = Optional.empty();

    @SuppressWarnings("NullAway.Init") // JUnit has it set before the first test.
    private Upstream upstream;

    @SuppressWarnings("NullAway.Init") // JUnit has it set before the first test.
    private TestPlatform platform;

    @SuppressWarnings("NullAway.Init") // JUnit has it set before the first test.
    private Person person;

    abstract Upstream upstream() throws Exception;

    /** Error responses of the upstream, and the code with which they end the turn. */
    abstract List<Refused> refusals();

    /** A turn that fails, and the error that the person sees. */
    record Refused(Fault fault, String code, boolean retryable) {}

    @Override
    public void start() throws Exception {
        upstream = upstream();
        database = TestDatabase.create();
        var environment = new HashMap<>(upstream.environment());
        environment.putAll(
            Map.of(
                "AGENT_SILENCE",
                SILENCE.toSeconds() + "s",
                "TURNS_PER_MINUTE",
                "10000",
                "TOKENS_PER_DAY",
                "1000000000"
            )
        );
        if (database.isPresent()) {
            var server = URI.create(database.get().url());
            var cable = new Wire(server.getHost(), server.getPort());
            wire = Optional.of(cable);
            environment.put(TestDatabase.VARIABLE, cable.to(server));
        }
        platform = TestPlatform.start(environment, Duration.ZERO);
        person = platform.signUp("Ada");
    }

    @Override
    public void end() {
        if (platform != null) {
            platform.close();
        }
        if (upstream != null) {
            upstream.close();
        }
        wire.ifPresent(Wire::close);
        database.ifPresent(TestDatabase::close);
    }

    /** The connection of the API to its database server. */
    Wire wire() {
        return wire.orElseThrow();
    }

    TestPlatform platform() {
        return platform;
    }

    /** The person who talks. */
    Person person() {
        return person;
    }

    CountDownLatch fail(int before, Fault fault) {
        return upstream.fail(before, fault);
    }

    String kind(Part part) {
        return upstream.kind(part);
    }

    /** A conversation with an earlier turn. */
    Talk talk() {
        var place = Place.world(person.worldId());
        person.say("SAY Good evening.", place).isCompleted();
        return new Talk(platform, upstream, person, place);
    }

    /** A conversation without turns, so that it has no agent yet. */
    Talk newTalk() {
        return newTalk(person);
    }

    Talk newTalk(Person person) {
        return new Talk(platform, upstream, person, Place.world(person.worldId()));
    }

    // The stream of the upstream breaks off

    @TestFactory
    Stream<DynamicTest> a_stream_that_is_cut_at_any_kind_of_frame_loses_no_word() {
        return orders().stream().flatMap(this::cuts);
    }

    /** Messages whose answers together contain every kind of frame of this upstream. */
    List<String> orders() {
        return List.of(SPEECH, STORY);
    }

    private Stream<DynamicTest> cuts(String order) {
        var rehearsal = talk();
        rehearsal.say(order).isCompleted();
        var cuts = new ArrayList<DynamicTest>();
        var answers = rehearsal.said();
        for (var nth = 0; nth < answers.size(); nth++) {
            var kinds = answers.get(nth).kinds();
            for (var kind : new LinkedHashSet<>(kinds)) {
                var name = "answer %d to '%s' %%s %s".formatted(nth + 1, order.substring(0, 5), kind);
                cuts.add(cut(name.formatted("before"), order, nth, new Fault.CutAfter(kinds.indexOf(kind))));
                cuts.add(cut(name.formatted("in"), order, nth, new Fault.CutAt(kind, 0)));
                cuts.add(cut(name.formatted("after"), order, nth, new Fault.CutAt(kind, 1)));
            }
        }
        return cuts.stream();
    }

    private DynamicTest cut(String name, String order, int nth, Fault fault) {
        return DynamicTest.dynamicTest(name, () -> {
            var talk = talk();
            upstream.fail(nth, fault);

            var turn = talk.say(order);

            if (upstream.isComplete(talk.said().getLast())) {
                turn.isCompleted();
            } else {
                failed(turn, true);
            }
            talk.isSound(turn);
        });
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void garbage_in_the_stream_ends_the_turn(Part part) {
        var talk = talk();
        upstream.fail(0, new Fault.GarbageAt(upstream.kind(part)));

        var turn = talk.say(STORY.replace("CALLS", part == Part.TEXT ? "SAY CALL" : "CALLS"));

        assertThat(turn.reason()).isEqualTo("failed");
        talk.isSound(turn, Heard.THE_BEGINNING);
    }

    // The upstream answers with an error

    @ParameterizedTest
    @MethodSource("refusals")
    void a_message_that_is_refused_fails_its_turn(Refused refused) {
        var talk = talk();
        upstream.fail(0, refused.fault());

        var turn = talk.say(SPEECH);

        failed(turn, refused.code(), refused.retryable());
        talk.isSound(turn);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void results_that_are_refused_fail_their_turn_and_what_was_done_stays(Refused refused) {
        var talk = talk();
        upstream.fail(1, refused.fault());

        var turn = talk.say(STORY);

        failed(turn, refused.code(), refused.retryable());
        assertThat(turn.tools()).containsExactly("create_story ok", "write_segment ok");
        talk.isSound(turn);
    }

    static void failed(Turn turn, String code, boolean retryable) {
        failed(turn, retryable);
        assertThat(turn.one("error").path("code").asString()).isEqualTo(code);
    }

    private static void failed(Turn turn, boolean retryable) {
        assertThat(turn.reason()).as("%s", turn).isEqualTo("failed");
        var error = turn.one("error");
        assertThat(error.path("retryable").asBoolean()).isEqualTo(retryable);
        assertThat(error.path("message").asString()).isNotBlank();
    }

    // The upstream is silent

    @Test
    void silence_before_the_answer_ends_the_turn() {
        isGivenUp(0, new Fault.Hang(), SPEECH);
    }

    @Test
    void silence_in_a_call_ends_the_turn() {
        isGivenUp(0, new Fault.SilentAt(upstream.kind(Part.CALL), 3, SILENCE.multipliedBy(2)), STORY);
    }

    @Test
    void silence_after_results_ends_the_turn() {
        isGivenUp(1, new Fault.SilentAt(upstream.kind(Part.TEXT), 1, SILENCE.multipliedBy(2)), STORY);
    }

    private void isGivenUp(int before, Fault silence, String order) {
        var talk = talk();
        upstream.fail(before, silence);

        var turn = talk.say(order);

        failed(turn, "agent-unavailable", true);
        talk.isSound(turn, Heard.THE_BEGINNING);
    }

    // The person stops the turn

    /**
     * A moment at which the person stops the turn.
     *
     * @param before number of answers that are sent completely before it
     * @param seen   the event that shows that the moment has come
     */
    record Moment(String name, String order, int before, Fault fault, String seen) {
        @Override
        public String toString() {
            return name;
        }
    }

    Stream<Moment> moments() {
        return Stream.of(
            silent("in reasoning", SPEECH, 0, Part.REASONING, "reasoning"),
            silent("in text", SPEECH, 0, Part.TEXT, "text"),
            silent("in the arguments of a call", STORY, 0, Part.CALL, "tool.started"),
            silent("in the text after a call", STORY, 1, Part.TEXT, "text")
        );
    }

    private Moment silent(String name, String order, int before, Part part, String seen) {
        return new Moment(name, order, before, new Fault.SilentAt(upstream.kind(part), 1, FOR_EVER), seen);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_stop_ends_the_turn_within_a_second(Moment moment) {
        var talk = talk();
        upstream.fail(moment.before(), moment.fault());
        try (var stream = talk.begin(moment.order())) {
            var begun = stream.until(moment.seen());

            var turn = begun.and(talk.stop(begun.id(), stream));

            talk.isSound(turn, Heard.THE_BEGINNING);
        }
    }

    @ParameterizedTest
    @MethodSource("hanging")
    void a_stop_while_an_answer_is_waited_for_ends_the_turn_within_a_second(int before) throws Exception {
        var talk = talk();
        stopsAt(upstream.fail(before, new Fault.Hang()), talk, STORY);
    }

    static IntStream hanging() {
        return IntStream.of(0, 1);
    }

    /** Stops the turn when the latch opens. */
    void stopsAt(CountDownLatch met, Talk talk, String order) throws InterruptedException {
        try (var stream = talk.begin(order)) {
            var begun = stream.until("turn.started");
            met.await();

            var turn = begun.and(talk.stop(begun.id(), stream));

            talk.isSound(turn, Heard.THE_BEGINNING);
        }
    }

    @Test
    @NeedsServerDatabase
    void a_stop_while_a_tool_runs_ends_the_turn_within_a_second() throws Exception {
        var talk = talk();
        try (var stream = talk.begin("SAY nothing yet")) {
            stream.rest().isCompleted();
        }
        var next = new Talk(platform, upstream, person, talk.place());
        Turn turn;
        try (var other = database.orElseThrow().connect(); var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table stories in share mode");
            try (var stream = next.begin(STORY)) {
                var begun = stream.until("tool.started");
                Leftovers.comesTo("tools that wait", () -> waiting(other), true);

                turn = begun.and(next.stop(begun.id(), stream));
            }
            other.rollback();
        }
        assertThat(turn.tools()).allSatisfy(tool -> assertThat(tool).doesNotEndWith("ok"));
        next.isSound(turn, Heard.THE_BEGINNING);
    }

    private static boolean waiting(Connection connection) {
        try (
            var statement = connection.createStatement();
            var rows = statement.executeQuery(
                "select exists (select from pg_locks where not granted and relation = 'stories'::regclass)"
            )
        ) {
            rows.next();
            return rows.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
