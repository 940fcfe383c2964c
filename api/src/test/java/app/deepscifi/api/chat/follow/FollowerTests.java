package app.deepscifi.api.chat.follow;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.chat.events.Conversation;
import app.deepscifi.api.chat.events.EventText;
import app.deepscifi.domain.TurnId;
import app.deepscifi.domain.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowerTests {

    private final Follower follower = new Follower(
        TurnId.random(),
        new Conversation(UserId.random(), null),
        true,
        _ -> {}
    );

    @Test
    void a_slow_follower_reads_the_store_and_then_continues_as_before() throws InterruptedException {
        follower.takeBehind();
        var text = "\"" + "x".repeat(Follower.ROOM / 3) + "\"";
        for (var number = 1; number <= 4; number++) {
            follower.hand(Frames.of(List.of(new EventText(number, "text", text))));
        }

        assertThat(follower.takeBehind()).isTrue();
        assertThat(follower.next(Duration.ZERO)).extracting(Frames::first).isEqualTo(4);
        follower.hand(Frames.of(List.of(new EventText(5, "text", text))));
        assertThat(follower.takeBehind()).isFalse();
        assertThat(follower.next(Duration.ZERO)).extracting(Frames::first).isEqualTo(5);
    }

    @Test
    void frames_are_what_a_browser_reads() {
        var frames = Frames.of(
            List.of(new EventText(7, "text", "{\"text\":\"§\"}"), new EventText(8, "turn.finished", "{}"))
        );

        assertThat(new String(frames.bytes(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(
            "id: 7\nevent: text\ndata: {\"text\":\"§\"}\n\nid: 8\nevent: turn.finished\ndata: {}\n\n"
        );
        assertThat(frames.isEnd()).isTrue();
    }
}
