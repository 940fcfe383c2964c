package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.letta.LettaEvent.Failed;
import app.deepscifi.letta.LettaEvent.Other;
import app.deepscifi.letta.LettaEvent.Stopped;
import app.deepscifi.letta.LettaException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All ways in which a stream can end, and the result for the reader. */
class StreamsEndTests {

    private static final String PING = frame("{\"message_type\":\"ping\",\"run_id\":\"run-1\"}");
    private static final String TEXT = frame(
        "{\"message_type\":\"assistant_message\",\"id\":\"m\",\"otid\":\"o\",\"content\":\"Hi\"}"
    );
    private static final String DONE = frame("[DONE]");
    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void in_order() {
        assertThat(last(PING + TEXT + stop("end_turn") + DONE)).isEqualTo(new Stopped(StopReason.END_TURN, "end_turn"));
    }

    @Test
    void at_the_end_of_the_file_with_a_reason() {
        assertThat(last(PING + TEXT + stop("max_steps"))).isEqualTo(new Stopped(StopReason.MAX_STEPS, "max_steps"));
    }

    @Test
    void at_the_end_of_the_file_without_a_reason() {
        assertThat(last(PING + TEXT)).isEqualTo(incomplete("The stream ended without a reason"));
    }

    @Test
    void done_without_a_reason() {
        assertThat(last(PING + DONE)).isEqualTo(incomplete("The stream ended without a reason"));
    }

    @Test
    void with_nothing_at_all() {
        assertThat(last(":\n\n")).isEqualTo(incomplete("The stream ended without a reason"));
    }

    @Test
    void in_the_middle_of_a_frame() {
        assertThat(last(PING + "data: {\"message_type\":\"stop_reas")).isEqualTo(
            incomplete("The stream ended without a reason")
        );
    }

    @Test
    void with_a_broken_connection() {
        try (var server = TinyServer.breakingAfter(PING + TEXT)) {
            var turn = Events.of(server);

            assertThat(turn.text()).isEqualTo("Hi");
            assertThat(turn.last()).isEqualTo(incomplete("The connection broke"));
        }
    }

    @Test
    void with_an_error_after_two_reasons() {
        var error =
            "event: error\n" +
            frame(
                "{\"message_type\":\"error_message\",\"error_type\":\"llm_error\",\"message\":\"m\",\"detail\":\"d\"}"
            );

        assertThat(last(PING + stop("error") + stop("llm_api_error") + error)).isEqualTo(
            new Failed(FailureType.LLM_ERROR, "llm_error", "m", "d")
        );
    }

    @Test
    void with_a_reason_that_is_an_error_and_no_message() {
        assertThat(last(PING + stop("llm_api_error") + DONE)).isEqualTo(
            new Failed(FailureType.LLM_ERROR, "llm_api_error", "The run ended with an error", null)
        );
    }

    @Test
    void cancelled_even_if_the_server_calls_that_an_error() {
        var error =
            "event: error\n" +
            frame("{\"message_type\":\"error_message\",\"error_type\":\"stream_task_cancelled\",\"message\":\"m\"}");

        assertThat(last(PING + stop("cancelled") + error)).isEqualTo(new Stopped(StopReason.CANCELLED, "cancelled"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[DONE]", "{\"error\":\"boom\",\"code\":\"INTERNAL_SERVER_ERROR\"}" })
    void without_waiting_for_a_server_that_forgets_to_hang_up(String lastWord) {
        try (
            var server = TinyServer.hangingAfter(PING + stop("end_turn") + frame(lastWord));
            var client = server.client(Duration.ofMinutes(1));
            var stream = client.send(Events.CONVERSATION, Events.HELLO)
        ) {
            assertThat(Events.drain(stream).last()).isInstanceOfAny(Stopped.class, Failed.class);
        }
    }

    @Test
    void after_too_long_a_silence() {
        try (
            var server = TinyServer.hangingAfter(PING);
            var client = server.client(SOON);
            var stream = client.send(Events.CONVERSATION, Events.HELLO)
        ) {
            assertThat(stream.next()).isEqualTo(new Other("ping"));
            assertFails(Kind.TIMEOUT, stream);
            assertThat(stream.next()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "not json", "[1]", "\"text\"" })
    void with_something_that_is_no_event(String data) {
        try (
            var server = TinyServer.streaming(frame(data) + TEXT);
            var client = server.client();
            var stream = client.send(Events.CONVERSATION, Events.HELLO)
        ) {
            assertFails(Kind.BAD_ANSWER, stream);
            assertThat(stream.next()).isNull();
        }
    }

    @Test
    void with_nonsense_only_after_what_came_before_it() {
        try (
            var server = TinyServer.streaming(TEXT + frame("not json"));
            var client = server.client();
            var stream = client.send(Events.CONVERSATION, Events.HELLO)
        ) {
            assertThat(stream.next()).isInstanceOf(LettaEvent.TextDelta.class);
            assertFails(Kind.BAD_ANSWER, stream);
        }
    }

    @Test
    void with_a_frame_that_is_too_large() {
        try (
            var server = TinyServer.streaming("data: " + "x".repeat(100_000));
            var client = server.client();
            var stream = client.send(Events.CONVERSATION, Events.HELLO)
        ) {
            assertFails(Kind.BAD_ANSWER, stream);
        }
    }

    @Test
    void with_a_call_that_never_stops() {
        var piece = frame(
            "{\"message_type\":\"approval_request_message\",\"tool_calls\":{\"tool_call_id\":\"c\",\"arguments\":\"" +
                "x".repeat(30_000) +
                "\"}}"
        );
        try (
            var server = TinyServer.streaming(piece.repeat(4));
            var client = server.client();
            var stream = client.send(Events.CONVERSATION, Events.HELLO)
        ) {
            assertThatThrownBy(() -> Events.drain(stream)).isInstanceOf(LettaException.class);
        }
    }

    @Test
    void when_another_thread_closes_it() throws Exception {
        try (
            var server = TinyServer.hangingAfter(PING);
            var client = server.client(Duration.ofMinutes(1));
            var stream = client.send(Events.CONVERSATION, Events.HELLO)
        ) {
            var started = new CountDownLatch(1);
            var rest = new CompletableFuture<Events>();
            Thread.ofVirtual().start(() -> {
                stream.next();
                started.countDown();
                rest.complete(Events.drain(stream));
            });
            started.await();
            stream.close();

            assertThat(rest.get(10, TimeUnit.SECONDS).all()).isEmpty();
        }
    }

    @Test
    void when_the_reading_thread_is_interrupted() throws Exception {
        try (
            var server = TinyServer.hangingAfter(PING);
            var client = server.client(Duration.ofMinutes(1));
            var stream = client.send(Events.CONVERSATION, Events.HELLO)
        ) {
            var started = new CountDownLatch(1);
            var end = new CompletableFuture<Kind>();
            var reader = Thread.ofVirtual().start(() -> {
                stream.next();
                started.countDown();
                try {
                    stream.next();
                } catch (LettaException interrupted) {
                    end.complete(interrupted.kind());
                }
            });
            started.await();
            reader.interrupt();

            assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(Kind.INTERRUPTED);
        }
    }

    private static void assertFails(Kind kind, LettaStream stream) {
        assertThatThrownBy(stream::next).isInstanceOfSatisfying(LettaException.class, failure ->
            assertThat(failure.kind()).isEqualTo(kind)
        );
    }

    private static Failed incomplete(String message) {
        return new Failed(FailureType.STREAM_INCOMPLETE, "stream_incomplete", message, null);
    }

    private static LettaEvent last(String frames) {
        try (var server = TinyServer.streaming(frames)) {
            return Events.of(server).last();
        }
    }

    private static String stop(String reason) {
        return frame("{\"message_type\":\"stop_reason\",\"stop_reason\":\"" + reason + "\"}");
    }

    private static String frame(String data) {
        return "data: " + data + "\n\n";
    }
}
