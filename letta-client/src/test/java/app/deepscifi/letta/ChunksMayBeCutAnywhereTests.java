package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network can split a stream anywhere: in a frame, in a line, in a character. */
class ChunksMayBeCutAnywhereTests {

    static List<Recording> streams() {
        return Recording.all().stream().filter(Recording::isStream).toList();
    }

    @Test
    void in_two_at_every_byte() throws IOException {
        var bytes = Recording.of("say-emoji").answer();
        var whole = read(new ByteArrayInputStream(bytes));

        for (var cut = 0; cut <= bytes.length; cut++) {
            assertThat(
                read(
                    new SequenceInputStream(
                        new ByteArrayInputStream(bytes, 0, cut),
                        new ByteArrayInputStream(bytes, cut, bytes.length - cut)
                    )
                )
            )
                .as("cut at byte %d", cut)
                .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void into_single_bytes(Recording recording) throws IOException {
        var bytes = recording.answer();
        var single = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1));
            }
        };

        assertThat(read(single)).isEqualTo(read(new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 1000 })
    void on_the_wire(int chunk) {
        try (var server = TinyServer.streaming(Recording.of("say-emoji").answer(), chunk)) {
            assertThat(Events.of(server).text()).isEqualTo("Ad astra ✨ 星 é");
        }
    }

    @ParameterizedTest
    @ValueSource(
        strings = { "data: {}\r\n\r\n", "data:{}\n\n", "id: 1\nevent: x\ndata: {}\n\n", ": hm\n\ndata: {}\n\n" }
    )
    void whatever_the_line_breaks_and_other_fields(String frame) throws IOException {
        assertThat(frames(frame)).containsExactly("{}");
    }

    @Test
    void data_of_several_lines_is_one_frame() throws IOException {
        assertThat(frames("data: {\ndata: }\n\n")).containsExactly("{\n}");
    }

    private static List<String> frames(String text) throws IOException {
        var reader = new SseReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100);
        var frames = new ArrayList<String>();
        for (var frame = reader.next(); frame != null; frame = reader.next()) {
            frames.add(frame);
        }
        return frames;
    }

    private static List<LettaEvent> read(InputStream bytes) throws IOException {
        var events = new ArrayList<LettaEvent>();
        var reader = new EventReader(Wire.mapper(), 100_000, events::add);
        var frames = new SseReader(bytes, 100_000);
        for (var frame = frames.next(); frame != null; frame = frames.next()) {
            reader.read(frame);
        }
        events.add(reader.end(null));
        return events;
    }
}
