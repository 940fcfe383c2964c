package app.deepscifi.domain.story;

import app.deepscifi.domain.SegmentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The passages of one story and how they follow one another. */
public final class StoryTree {

    private final Map<SegmentId, Segment> segments = new LinkedHashMap<>();

    public StoryTree(List<Segment> segments) {
        segments.forEach(segment -> this.segments.put(segment.id(), segment));
    }

    public Optional<Segment> segment(SegmentId id) {
        return Optional.ofNullable(segments.get(id));
    }

    /** The passages from a beginning to the segment, itself included; empty where it is not of this story. */
    public List<Segment> pathTo(SegmentId id) {
        var path = new ArrayList<Segment>();
        for (var at = segments.get(id); at != null; at = at.parent() == null ? null : segments.get(at.parent())) {
            path.addFirst(at);
        }
        return List.copyOf(path);
    }

    /** The passage that was written last. */
    public Optional<Segment> latest() {
        return segments.values().stream().max(Comparator.comparing(Segment::createdAt));
    }
}
