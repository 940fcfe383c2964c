package app.deepscifi.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.EventStream;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.client.Turn;
import app.deepscifi.e2e.faults.Talk.Heard;
import app.deepscifi.e2e.faults.Upstream.Part;
import app.deepscifi.e2e.platform.NeedsServerDatabase;
import app.deepscifi.simulator.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Faults around a turn as well: of clients, followers and the database, and under load. */
abstract class FaultTable extends StreamFaults {

    private static final int PEOPLE = 10;
    private static final int TURNS_EACH = 20;

    // Clients and followers

    @Test
    void of_two_tabs_that_send_at_once_one_is_heard_and_the_other_is_told_which() throws Exception {
        var talk = talk();
        var met = fail(0, new Fault.SilentAt(kind(Part.TEXT), 1, FOR_EVER));
        var second = person().elsewhere();
        var together = new CountDownLatch(2);

        var tabs = Stream.of(person(), second)
            .map(tab ->
                CompletableFuture.supplyAsync(() -> {
                    together.countDown();
                    return beginOr409(tab, talk.place(), together);
                }, Executors.newVirtualThreadPerTaskExecutor())
            )
            .toList();
        var outcomes = tabs.stream().map(CompletableFuture::join).toList();
        met.await();

        var heard = outcomes
            .stream()
            .flatMap(it -> it.stream().stream())
            .toList();
        assertThat(heard).hasSize(1);
        try (var stream = heard.getFirst()) {
            var begun = stream.until("text");
            assertThat(outcomes.stream().flatMap(it -> it.refusedFor().stream())).containsExactly(begun.id());
            talk.isSound(begun.and(talk.stop(begun.id(), stream)), Heard.THE_BEGINNING);
        }
    }

    private record Outcome(Optional<EventStream> stream, Optional<String> refusedFor) {}

    private static Outcome beginOr409(Person tab, Place place, CountDownLatch together) {
        try {
            together.await();
            return new Outcome(Optional.of(tab.begin(SPEECH, place)), Optional.empty());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (AssertionError refused) {
            return new Outcome(Optional.empty(), Optional.of(runningTurn(String.valueOf(refused.getMessage()))));
        }
    }

    private static String runningTurn(String refusal) {
        assertThat(refusal).contains("409", "turn-running");
        return refusal.replaceFirst("(?s).*\"turnId\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void the_same_message_at_once_and_later_is_one_turn() {
        var talk = talk();
        var same = IntStream.range(0, 8)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(() -> {
                    try (var stream = talk.begin(STORY, "key")) {
                        return stream.rest().isWhole().isCompleted();
                    }
                }, Executors.newVirtualThreadPerTaskExecutor())
            )
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .distinct()
            .toList();

        assertThat(same).hasSize(1);
        try (var later = talk.begin(STORY, "key")) {
            assertThat(later.rest()).isEqualTo(same.getFirst());
        }
        talk.isSound(same.getFirst());
    }

    @Test
    void a_follower_that_is_gone_takes_nothing_with_it_and_comes_back_to_all_it_missed() {
        var talk = talk();
        fail(0, new Fault.SilentAt(kind(Part.CALL), 5, Duration.ofMillis(500)));
        Turn turn;
        Turn heard;
        try (var stream = talk.begin(STORY)) {
            var begun = stream.until("turn.started");
            try (var follower = person().elsewhere().follow(begun.id(), 0)) {
                heard = follower.until("tool.started");
            }
            turn = begun.and(stream.rest());
        }
        try (var again = person().elsewhere().follow(turn.id(), heard.events().size())) {
            assertThat(heard.and(again.rest())).isEqualTo(turn.isCompleted());
        }
        talk.isSound(turn);
    }

    @Test
    void a_turn_goes_on_when_everybody_is_gone() {
        var talk = talk();
        fail(0, new Fault.SilentAt(kind(Part.CALL), 5, Duration.ofMillis(500)));
        Turn heard;
        try (var stream = talk.begin(STORY)) {
            heard = stream.until("tool.started");
        }
        try (var again = person().elsewhere().follow(heard.id(), heard.events().size())) {
            talk.isSound(heard.and(again.rest()).isCompleted());
        }
    }

    // The database is away

    @Test
    @NeedsServerDatabase
    void five_seconds_without_a_database_lose_nothing() {
        var talk = talk();
        fail(0, new Fault.SilentAt(kind(Part.CALL), 5, Duration.ofMillis(500)));
        var cable = wire();
        try (var stream = talk.begin(STORY)) {
            var begun = stream.until("tool.started");

            cable.cut();
            CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS).execute(cable::mend);
            var turn = begun.and(stream.rest()).isCompleted();

            assertThat(turn.tools()).containsExactly("create_story ok", "write_segment ok");
            talk.isSound(turn);
        }
    }

    // Many turns at once

    @Test
    void two_hundred_turns_at_once_are_all_answered() {
        var people = IntStream.range(0, PEOPLE)
            .mapToObj(n -> platform().signUp("P" + n))
            .toList();
        var talks = people
            .stream()
            .flatMap(each -> IntStream.range(0, TURNS_EACH).mapToObj(_ -> newTalk(each)))
            .toList();
        var answers = talks
            .stream()
            .map(talk ->
                CompletableFuture.supplyAsync(
                    () ->
                        talk
                            .say("SAY Good evening, " + talk.place().fields().get("worldId"))
                            .isWhole()
                            .isCompleted(),
                    Executors.newVirtualThreadPerTaskExecutor()
                )
            )
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

        assertThat(answers).hasSize(PEOPLE * TURNS_EACH);
        for (var n = 0; n < answers.size(); n++) {
            assertThat(answers.get(n).text()).isEqualTo(
                "Good evening, " + talks.get(n).place().fields().get("worldId")
            );
        }
        var said = talks.getFirst().said().stream().map(Said::text).toList();
        assertThat(said).containsExactlyInAnyOrderElementsOf(answers.stream().map(Turn::text).toList());
        for (var n = 0; n < answers.size(); n += TURNS_EACH) {
            talks.get(n).isKeptAndGoesOn(answers.get(n));
        }
    }
}
