package app.deepscifi.api.chat.follow;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.chat.Turn;
import app.deepscifi.api.chat.events.Addition;
import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.api.chat.events.EventText;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import app.deepscifi.domain.WorldId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnReadingTests {

    private static final UUID RUNNER = UUID.randomUUID();
    private static final String LONG = "\"" + "x".repeat(1_000) + "\"";

    private final MemoryEvents events = new MemoryEvents();
    private final MemoryFeed.Server server = new MemoryFeed.Server();
    private final TurnSignals signals = new TurnSignals(new MemoryFeed(server));
    private final TurnSignals elsewhere = new TurnSignals(new MemoryFeed(server));
    private final TurnId turn = TurnId.random();
    private final Conversation conversation = new Conversation(UserId.random(), WorldId.random());
    private final AtomicBoolean right = new AtomicBoolean(true);
    private final AtomicBoolean followedElsewhere = new AtomicBoolean();
    private final Page page = new Page();

    TurnReadingTests() {
        // As the instance that runs the turn does.
        signals.onFollowedElsewhere(asked -> {
            followedElsewhere.set(true);
            signals.changed(asked);
        });
    }

    @AfterEach
    void end() {
        signals.destroy();
        elsewhere.destroy();
    }

    @Test
    void followers_from_different_places_read_the_rest_of_the_turn() throws Exception {
        var pages = List.of(new Page(), new Page(), new Page());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            store(1, 500);
            var places = List.of(0, 250, 499);
            var reading = IntStream.range(0, 3)
                .mapToObj(i -> threads.submit(() -> read(signals, places.get(i), pages.get(i))))
                .toList();
            for (var number = 501; number < 1_000; number++) {
                store(number, number);
            }
            storeEnd(1_000);
            for (var each : reading) {
                each.get();
            }
        }

        assertThat(pages.get(0).ids()).isEqualTo(numbers(1, 1_000));
        assertThat(pages.get(1).ids()).isEqualTo(numbers(251, 1_000));
        assertThat(pages.get(2).ids()).isEqualTo(numbers(500, 1_000));
    }

    @Test
    void a_follower_on_another_instance_reads_what_it_is_told_of() throws Exception {
        var reading = begin(elsewhere);
        for (var number = 1; number < 300; number++) {
            store(number, number);
        }
        storeEnd(300);

        reading.get();
        assertThat(page.ids()).isEqualTo(numbers(1, 300));
    }

    @Test
    void one_who_does_not_read_holds_nobody_up_and_then_reads_everything() throws Exception {
        page.stop();
        var reading = begin(signals);
        // Far more than is kept for a reader.
        for (var number = 1; number < 1_000; number++) {
            store(number, number);
        }
        storeEnd(1_000);
        assertThat(reading.isDone()).isFalse();

        page.goOn();

        reading.get();
        assertThat(page.ids()).isEqualTo(numbers(1, 1_000));
    }

    @Test
    void a_database_that_is_away_for_a_moment_does_not_end_the_stream() throws Exception {
        events.goAway();
        var reading = begin(signals);
        events.comeBack();
        store(1, 10);
        storeEnd(11);

        reading.get();
        assertThat(page.ids()).isEqualTo(numbers(1, 11));
    }

    @Test
    void when_the_instance_ends_the_reader_has_all_that_is_stored_and_is_let_go() throws Exception {
        var reading = begin(signals);
        store(1, 10);
        signals.close();

        reading.get();
        assertThat(page.ids()).isEqualTo(numbers(1, 10));
    }

    @Test
    void a_reader_who_loses_the_right_is_let_go_here_and_on_another_instance() throws Exception {
        var world = Objects.requireNonNull(conversation.world());
        for (var lost : List.<Consumer<TurnSignals>>of(
            it -> it.personChanged(conversation.person()),
            it -> it.worldChanged(world)
        )) {
            right.set(true);
            var here = begin(signals);
            var there = begin(elsewhere);
            store(events.of(turn).size() + 1, events.of(turn).size() + 1);
            page.awaitBytes();

            right.set(false);
            lost.accept(signals);

            here.get();
            there.get();
        }
    }

    @Test
    void a_reader_without_the_right_is_given_nothing() throws Exception {
        store(1, 10);
        right.set(false);

        begin(signals).get();

        assertThat(page.ids()).isEmpty();
    }

    private FutureTask<?> begin(TurnSignals signals) {
        var reading = new FutureTask<>(() -> read(signals, 0, page));
        Thread.startVirtualThread(reading);
        return reading;
    }

    private @Nullable Void read(TurnSignals signals, int after, Page page) throws Exception {
        try (var follower = signals.follow(turn, conversation)) {
            new TurnReading(after, events, signals, follower, page, right::get).run();
        }
        return null;
    }

    private void store(int first, int last) {
        store(
            IntStream.rangeClosed(first, last)
                .mapToObj(number -> new EventText(number, "text", LONG))
                .toList(),
            Turn.Status.RUNNING
        );
    }

    private void storeEnd(int number) {
        store(List.of(new EventText(number, "turn.finished", "{}")), Turn.Status.COMPLETED);
    }

    private void store(List<EventText> next, Turn.Status status) {
        var addition = new Addition(turn, RUNNER, next, status);
        assertThat(events.append(List.of(addition))).containsKey(turn);
        signals.stored(addition, followedElsewhere.get());
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    /** The output to a reader, until they disconnect. */
    private static final class Page extends ByteArrayOutputStream {

        private volatile CountDownLatch readable = new CountDownLatch(0);

        void stop() {
            readable = new CountDownLatch(1);
        }

        void goOn() {
            readable.countDown();
        }

        @Override
        public void write(byte[] bytes) {
            try {
                readable.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            writeBytes(bytes);
        }

        void awaitBytes() throws InterruptedException {
            while (size() == 0) {
                Thread.sleep(5);
            }
        }

        List<Integer> ids() {
            return toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> Integer.valueOf(line.substring(4)))
                .collect(Collectors.toList());
        }
    }
}
