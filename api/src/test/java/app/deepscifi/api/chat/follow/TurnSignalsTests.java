package app.deepscifi.api.chat.follow;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.chat.Turn;
import app.deepscifi.api.chat.events.Addition;
import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.api.chat.events.EventText;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TurnSignalsTests {

    private static final UUID RUNNER = UUID.randomUUID();
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration NOT_AT_ALL = Duration.ZERO;

    private final MemoryFeed.Server server = new MemoryFeed.Server();
    private final TurnSignals signals = new TurnSignals(new MemoryFeed(server));
    private final TurnSignals elsewhere = new TurnSignals(new MemoryFeed(server));
    private final Semaphore heardTheQueue = new Semaphore(0);
    private final TurnId turn = TurnId.random();
    private final Conversation conversation = new Conversation(UserId.random(), null);

    TurnSignalsTests() {
        elsewhere.onQueueChanged(heardTheQueue::release);
    }

    @Test
    void a_new_follower_first_reads_the_stored_events() {
        try (var follower = signals.follow(turn, conversation)) {
            assertThat(follower.takeBehind()).isTrue();
            assertThat(follower.takeBehind()).isFalse();
        }
    }

    @Test
    void a_follower_from_the_start_has_nothing_to_read() throws InterruptedException {
        try (var follower = signals.followNew(turn, conversation)) {
            assertThat(follower.takeBehind()).isFalse();

            signals.stored(addition(1), false);

            assertThat(follower.next(FOR_EVER)).extracting(Frames::last).isEqualTo(1);
        }
    }

    @Test
    void every_follower_here_is_handed_what_is_stored() throws InterruptedException {
        try (var one = upToDate(signals); var other = upToDate(signals)) {
            signals.stored(addition(1), false);
            signals.stored(addition(2), false);

            for (var follower : List.of(one, other)) {
                assertThat(follower.next(FOR_EVER)).extracting(Frames::last).isEqualTo(1);
                assertThat(follower.next(FOR_EVER)).extracting(Frames::last).isEqualTo(2);
                assertThat(follower.next(NOT_AT_ALL)).isNull();
                assertThat(follower.takeBehind()).isFalse();
            }
        }
    }

    @Test
    void a_follower_on_another_instance_that_asked_is_woken_to_read() throws InterruptedException {
        var asked = new LinkedBlockingQueue<TurnId>();
        signals.onFollowedElsewhere(asked::add);
        try (var follower = upToDate(elsewhere)) {
            assertThat(asked.take()).isEqualTo(turn);

            signals.stored(addition(1), true);

            assertThat(follower.next(FOR_EVER)).isNull();
            assertThat(follower.takeBehind()).isTrue();
        }
    }

    @Test
    void other_instances_hear_of_a_turn_that_nobody_follows_there_only_its_end() throws InterruptedException {
        try (var follower = elsewhere.followNew(turn, conversation)) {
            signals.stored(addition(1), false);
            // A signal that is sent later arrives later.
            signals.queueChanged();
            heardTheQueue.acquire();
            assertThat(follower.takeBehind()).isFalse();

            signals.stored(end(2), false);

            assertThat(follower.next(FOR_EVER)).isNull();
            assertThat(follower.takeBehind()).isTrue();
        }
    }

    @Test
    void a_turn_whose_own_instance_follows_it_is_not_asked_for() throws InterruptedException {
        var asked = new LinkedBlockingQueue<TurnId>();
        elsewhere.onFollowedElsewhere(asked::add);
        var other = TurnId.random();

        try (var one = signals.followNew(turn, conversation); var another = signals.follow(other, conversation)) {
            assertThat(asked.take()).isEqualTo(other);
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void a_change_of_a_turn_wakes_its_followers_on_all_instances() throws InterruptedException {
        try (var here = upToDate(signals); var there = upToDate(elsewhere)) {
            signals.changed(turn);

            assertThat(here.next(FOR_EVER)).isNull();
            assertThat(there.next(FOR_EVER)).isNull();
        }
    }

    @Test
    void another_turn_wakes_nobody() throws InterruptedException {
        try (var follower = upToDate(signals)) {
            signals.changed(TurnId.random());

            assertThat(follower.next(NOT_AT_ALL)).isNull();
            assertThat(follower.takeBehind()).isFalse();
        }
    }

    @Test
    void when_the_instances_hear_of_each_other_again_everybody_reads() {
        try (var follower = upToDate(elsewhere)) {
            server.reconnect();

            assertThat(follower.takeBehind()).isTrue();
        }
    }

    @Test
    void a_stop_is_heard_elsewhere() throws InterruptedException {
        var stopped = new LinkedBlockingQueue<TurnId>();
        elsewhere.onStopRequested(stopped::add);

        signals.stopRequested(turn);

        assertThat(stopped.take()).isEqualTo(turn);
    }

    @Test
    void lost_rights_concern_those_who_follow_in_that_conversation_and_nobody_else() {
        try (var here = upToDate(signals); var there = upToDate(elsewhere)) {
            signals.personChanged(UserId.random());
            signals.worldChanged(WorldId.random());
            assertThat(List.of(here.takeRightsInDoubt(), there.takeRightsInDoubt())).containsOnly(false);

            signals.personChanged(conversation.person());

            while (!there.takeRightsInDoubt()) {
                Thread.onSpinWait();
            }
            assertThat(here.takeRightsInDoubt()).isTrue();
        }
    }

    @Test
    void when_the_instances_hear_of_each_other_again_every_right_is_asked_for() {
        try (var follower = upToDate(elsewhere)) {
            server.reconnect();

            assertThat(follower.takeRightsInDoubt()).isTrue();
        }
    }

    @Test
    void a_change_of_the_queue_is_heard_everywhere() throws InterruptedException {
        var heard = new CountDownLatch(2);
        signals.onQueueChanged(heard::countDown);
        elsewhere.onQueueChanged(heard::countDown);

        signals.queueChanged();

        heard.await();
    }

    private Addition end(int number) {
        return new Addition(turn, RUNNER, List.of(new EventText(number, "turn.finished", "{}")), Turn.Status.COMPLETED);
    }

    private Follower upToDate(TurnSignals signals) {
        var follower = signals.follow(turn, conversation);
        follower.takeBehind();
        return follower;
    }

    private Addition addition(int number) {
        return new Addition(turn, RUNNER, List.of(new EventText(number, "text", "{}")), Turn.Status.RUNNING);
    }
}
