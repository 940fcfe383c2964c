package app.deepscifi.domain.story;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.domain.Author;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTreeTests {

    private static final StoryId STORY = StoryId.random();
    private static final Author AUTHOR = Author.person(UserId.random());
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Segment beginning = segment(null, 0, 0);
    private final Segment second = segment(beginning, 1, 1);
    private final Segment branch = segment(beginning, 0, 3);
    private final Segment third = segment(second, 0, 2);
    private final StoryTree tree = new StoryTree(List.of(beginning, second, third, branch));

    @Test
    void a_path_leads_from_the_beginning_to_the_passage() {
        assertThat(tree.pathTo(third.id())).containsExactly(beginning, second, third);
        assertThat(tree.pathTo(branch.id())).containsExactly(beginning, branch);
        assertThat(tree.pathTo(beginning.id())).containsExactly(beginning);
    }

    @Test
    void there_is_no_path_to_a_passage_of_another_story() {
        assertThat(tree.pathTo(SegmentId.random())).isEmpty();
        assertThat(tree.segment(SegmentId.random())).isEmpty();
    }

    @Test
    void the_latest_passage_is_the_one_written_last() {
        assertThat(tree.latest()).contains(branch);
        assertThat(new StoryTree(List.of()).latest()).isEmpty();
    }

    private static Segment segment(@Nullable Segment parent, int position, int minute) {
        var time = START.plusSeconds(60L * minute);
        var parentId = parent == null ? null : parent.id();
        return new Segment(
            SegmentId.random(),
            STORY,
            parentId,
            null,
            "Text.",
            position,
            1,
            AUTHOR,
            null,
            time,
            time,
            false
        );
    }
}
