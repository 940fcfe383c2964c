package app.deepscifi.api.chat.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.api.chat.follow.Frames;
import app.deepscifi.api.chat.follow.MemoryEvents;
import app.deepscifi.api.chat.follow.MemoryEvents.Failure;
import app.deepscifi.api.chat.follow.MemoryFeed;
import app.deepscifi.api.chat.follow.TurnLostException;
import app.deepscifi.api.chat.follow.TurnSignals;
import app.deepscifi.api.chat.metrics.TurnMeters;
import app.deepscifi.api.platform.json.ServiceJson;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.turn.AgentKind;
import app.deepscifi.domain.turn.FinishReason;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class TurnRecorderTests {

    private static final JsonMapper JSON = ServiceJson.mapper();

    private static final UUID RUNNER = UUID.randomUUID();

    private final MemoryEvents events = new MemoryEvents();
    private final TurnWriter writer = new TurnWriter(events);
    private final TurnSignals signals = new TurnSignals(new MemoryFeed(new MemoryFeed.Server()));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final TurnId turn = TurnId.random();
    private final Conversation conversation = new Conversation(UserId.random(), null);
    private final TurnRecorder recorder = recorder(turn);

    @AfterEach
    void end() {
        writer.destroy();
        signals.destroy();
        timer.shutdownNow();
    }

    @Test
    void pieces_are_joined_and_none_is_lost() {
        var pieces = say(recorder, 1_000);
        recorder.finish(FinishReason.COMPLETED);

        isWhole(turn, pieces);
        assertThat(events.of(turn)).hasSizeLessThan(1_000);
    }

    @Test
    void a_piece_does_not_wait_for_another() throws InterruptedException {
        try (var follower = signals.follow(turn, conversation)) {
            follower.takeBehind();
            recorder.emit(new TurnEvent.Text("One"));
            recorder.emit(new TurnEvent.Text("Two"));

            for (var number = 1; number <= 2; number++) {
                assertThat(follower.next(TurnRecorder.MAX_DURATION)).extracting(Frames::last).isEqualTo(number);
            }
        }
    }

    @Test
    void a_delayed_event_is_stored_with_the_next_one() throws InterruptedException {
        var held = new CountDownLatch(1);
        timer.execute(() -> awaited(held));
        try (var follower = signals.followNew(turn, conversation)) {
            recorder.emit(new TurnEvent.Started(turn, new TurnEvent.Agent(AgentKind.USER, "User Agent")));
            recorder.emit(new TurnEvent.Text("One"));

            assertThat(follower.next(TurnRecorder.MAX_DURATION)).extracting(Frames::last).isEqualTo(2);
        } finally {
            held.countDown();
        }
    }

    @Test
    void a_delayed_event_is_stored_alone_if_no_other_follows() throws InterruptedException {
        try (var follower = signals.followNew(turn, conversation)) {
            recorder.emit(new TurnEvent.Usage(1, 1));

            assertThat(follower.next(TurnRecorder.MAX_DURATION)).extracting(Frames::last).isEqualTo(1);
        }
    }

    @Test
    void pieces_that_come_during_a_write_are_one_event() throws Exception {
        events.goAway();
        for (var number = 0; number < 4; number++) {
            recorder.emit(new TurnEvent.Text("piece "));
            // The timer has closed a batch by then, where it may.
            timer.schedule(() -> {}, 2 * TurnRecorder.BATCH_TIME.toMillis(), TimeUnit.MILLISECONDS).get();
        }
        events.comeBack();
        recorder.finish(FinishReason.COMPLETED);

        assertThat(events.of(turn)).extracting(EventText::event).containsExactly("text", "text", "turn.finished");
        isWhole(turn, "piece ".repeat(4));
    }

    @Test
    void while_the_database_is_away_nothing_is_lost() {
        events.goAway();
        var pieces = say(recorder, 100);
        events.comeBack();
        recorder.finish(FinishReason.COMPLETED);

        isWhole(turn, pieces);
    }

    @Test
    void events_are_stored_once_even_if_the_response_was_lost() {
        events.fail(Failure.AFTER, Failure.BEFORE, Failure.AFTER, Failure.AFTER);
        var pieces = say(recorder, 100);
        recorder.finish(FinishReason.COMPLETED);

        isWhole(turn, pieces);
    }

    @Test
    void an_agent_that_is_faster_than_the_store_is_slowed_down() throws InterruptedException {
        events.goAway();
        var done = new CountDownLatch(1);
        var talking = Thread.startVirtualThread(() -> {
            say(recorder, 3 * TurnRecorder.ROOM);
            done.countDown();
        });
        while (talking.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(done.getCount()).isEqualTo(1);

        events.comeBack();
        done.await();
        recorder.finish(FinishReason.COMPLETED);
        isWhole(turn, pieces(3 * TurnRecorder.ROOM));
    }

    @Test
    void many_turns_share_a_write_and_each_has_its_own_events() throws Exception {
        events.goAway();
        var turns = Stream.generate(TurnId::random).limit(200).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : turns) {
                threads.submit(() -> {
                    var recorder = recorder(each);
                    say(recorder, 50);
                    recorder.finish(FinishReason.COMPLETED);
                });
            }
            events.comeBack();
        }

        turns.forEach(each -> isWhole(each, pieces(50)));
        assertThat(events.sizes()).anyMatch(size -> size > 10);
    }

    @Test
    void a_turn_that_was_ended_elsewhere_is_let_go_and_hurts_no_other() {
        var other = TurnId.random();
        var otherRecorder = recorder(other);
        recorder.emit(new TurnEvent.Text("One"));
        events.endedElsewhere(turn);
        events.goAway();
        recorder.emit(new TurnEvent.Usage(1, 1));
        otherRecorder.emit(new TurnEvent.Text("Two"));
        events.comeBack();

        otherRecorder.finish(FinishReason.COMPLETED);
        isWhole(other, "Two");
        assertThatThrownBy(() -> recorder.finish(FinishReason.COMPLETED)).isInstanceOf(TurnLostException.class);
        assertThatThrownBy(() -> recorder.emit(new TurnEvent.Text("Three"))).isInstanceOf(TurnLostException.class);
    }

    @Test
    void an_event_that_cannot_be_stored_fails_only_its_own_turn() {
        var other = TurnId.random();
        var otherRecorder = recorder(other);
        events.goAway();
        recorder.emit(new TurnEvent.Text("poison"));
        otherRecorder.emit(new TurnEvent.Text("Two"));
        events.comeBack();

        otherRecorder.finish(FinishReason.COMPLETED);
        isWhole(other, "Two");
        assertThatThrownBy(() -> recorder.finish(FinishReason.COMPLETED)).isInstanceOf(
            DataIntegrityViolationException.class
        );
        recorder.finish(FinishReason.FAILED);
        assertThat(events.of(turn)).singleElement().extracting(EventText::data).asString().contains("failed");
    }

    @Test
    void a_request_to_stop_is_heard_with_what_is_stored() throws InterruptedException {
        events.requestStop(turn);
        recorder.emit(new TurnEvent.Text("One"));

        while (!recorder.stop().requested()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void after_its_end_nothing_can_be_added() {
        recorder.finish(FinishReason.COMPLETED);
        recorder.finish(FinishReason.FAILED);

        assertThatThrownBy(() -> recorder.emit(new TurnEvent.Text("One"))).isInstanceOf(TurnLostException.class);
        assertThat(events.of(turn)).singleElement().extracting(EventText::data).asString().contains("completed");
    }

    @Test
    void a_turn_that_holds_as_much_as_a_turn_may_is_at_its_limit() {
        var text = "x".repeat(TurnRecorder.MAX_LENGTH / 10);

        assertThatThrownBy(() ->
            IntStream.range(0, 20).forEach(_ -> recorder.emit(new TurnEvent.Text(text)))
        ).isInstanceOf(TurnLostException.class);

        recorder.finish(FinishReason.COMPLETED);
        assertThat(recorder.stop().requested()).isTrue();
        assertThat(events.of(turn))
            .hasSizeLessThanOrEqualTo(12)
            .last()
            .extracting(EventText::data)
            .asString()
            .contains("limit");
    }

    private TurnRecorder recorder(TurnId turn) {
        return new TurnRecorder(turn, RUNNER, writer, new TurnEventJson(JSON), signals, timer, new TurnMeters());
    }

    private static String say(TurnRecorder recorder, int length) {
        pieces(length)
            .chars()
            .forEach(letter -> recorder.emit(new TurnEvent.Text(Character.toString(letter))));
        return pieces(length);
    }

    private static String pieces(int length) {
        return IntStream.range(0, length)
            .mapToObj(i -> Character.toString('a' + (i % 26)))
            .collect(Collectors.joining());
    }

    private void isWhole(TurnId turn, String text) {
        var all = events.of(turn);
        assertThat(all).extracting(EventText::id).isEqualTo(IntStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(all.getLast().isEnd()).isTrue();
        assertThat(
            all
                .stream()
                .filter(it -> it.event().equals("text"))
                .map(it -> JSON.readTree(it.data()).path("text").asString())
                .collect(Collectors.joining())
        ).isEqualTo(text);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
