package app.deepscifi.letta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
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
    void in_two_at_every_byte() {
        var bytes = Recording.of("say-emoji").answer();
        var whole = read(ByteBuffer.wrap(bytes));

        for (var cut = 0; cut <= bytes.length; cut++) {
            assertThat(read(ByteBuffer.wrap(bytes, 0, cut), ByteBuffer.wrap(bytes, cut, bytes.length - cut)))
                .as("cut at byte %d", cut)
                .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void into_single_bytes(Recording recording) {
        var bytes = recording.answer();
        var single = new ByteBuffer[bytes.length];
        for (var at = 0; at < bytes.length; at++) {
            single[at] = ByteBuffer.wrap(bytes, at, 1);
        }

        assertThat(read(single)).isEqualTo(read(ByteBuffer.wrap(bytes)));
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
    void line_breaks_and_other_fields_do_not_matter(String frame) {
        assertThat(frames(frame)).containsExactly("{}");
    }

    @Test
    void data_of_several_lines_is_one_frame() {
        assertThat(frames("data: {\ndata: }\n\n")).containsExactly("{\n}");
    }

    private static List<String> frames(String text) {
        var frames = new ArrayList<String>();
        new SseReader(100, frame -> frames.add(frame.data())).read(
            ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        );
        return frames;
    }

    private static List<LettaEvent> read(ByteBuffer... chunks) {
        var events = new ArrayList<LettaEvent>();
        var reader = new EventReader(Wire.mapper(), 100_000, events::add);
        var frames = new SseReader(100_000, reader::read);
        for (var chunk : chunks) {
            frames.read(chunk);
        }
        events.add(reader.end(null));
        return events;
    }
}
