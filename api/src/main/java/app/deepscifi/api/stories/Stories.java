package app.deepscifi.api.stories;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.IdempotencyKeys;
import app.deepscifi.api.platform.web.IdempotentRequest;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.WorldHeader;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.SegmentId;
import app.deepscifi.domain.StoryId;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.story.Segment;
import app.deepscifi.domain.story.StoryTree;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stories, as a caller may read and write them: the rights on a story are those on its world. */
@Service
public class Stories {

    private static final int MAX_STORIES = 1_000;
    private static final int MAX_SEGMENTS = 1_000;
    /** Maximum bytes of all passages of a story in UTF-8, so that one response can contain them. */
    private static final long MAX_BYTES = 5_000_000;

    private final Worlds worlds;
    private final StoryStore store;
    private final SegmentStore passages;
    private final RevisionStore revisions;
    private final IdempotencyKeys keys;

    Stories(Worlds worlds, StoryStore store, SegmentStore passages, RevisionStore revisions, IdempotencyKeys keys) {
        this.worlds = worlds;
        this.store = store;
        this.passages = passages;
        this.revisions = revisions;
        this.keys = keys;
    }

    /** Lists the last changed first. */
    public Page<StorySummary> list(Caller caller, WorldId worldId, PageRequest page) {
        worlds.requireHeader(caller, worldId, Action.READ);
        return store.list(worldId, page);
    }

    @Transactional(readOnly = true)
    public StoryView read(Caller caller, StoryId id) {
        return view(id, allowed(caller, id, Action.READ));
    }

    /** @return the size of a story, in bytes */
    long bytes(Caller caller, StoryId id) {
        allowed(caller, id, Action.READ);
        return store.bytes(id);
    }

    @Transactional
    public StoryView create(Caller.Person caller, WorldId worldId, String title) {
        return create(caller, worldId, title, null);
    }

    /** @param text its first passage, by the caller; null for none */
    @Transactional
    StoryView create(Caller.Person caller, WorldId worldId, String title, @Nullable String text) {
        new Checks().text("title", title, Segment.TITLE_LENGTH).done();
        var world = worlds.requireHeader(caller, worldId, Action.CHANGE);
        if (store.count(worldId) >= MAX_STORIES) {
            throw new ProblemException(
                ProblemCode.CONFLICT,
                "This world has " + MAX_STORIES + " stories, which is as many as a world can have."
            );
        }
        var id = StoryId.random();
        store.insert(id, worldId, world.version(), title.strip());
        if (text != null) {
            append(caller, id, new NewSegment(null, text, null), Author.Kind.PERSON);
        }
        return view(id, world);
    }

    /** The same, once for a request that has a key. */
    @Transactional
    StoryView create(
        Caller.Person caller,
        WorldId worldId,
        String title,
        @Nullable String text,
        @Nullable IdempotentRequest request
    ) {
        return request == null
            ? create(caller, worldId, title, text)
            : read(caller, new StoryId(keys.once(request, () -> create(caller, worldId, title, text).id().value())));
    }

    /** @throws ProblemException stale-version if somebody renamed it since */
    @Transactional
    public StoryView rename(Caller.Person caller, StoryId id, IfMatch believed, String title) {
        new Checks().text("title", title, Segment.TITLE_LENGTH).done();
        var world = allowed(caller, id, Action.CHANGE);
        store.lock(id);
        var header = store.find(id).orElseThrow(ProblemException::notFound);
        believed.required().check(header.version());
        if (!title.strip().equals(header.title())) {
            store.rename(id, title.strip());
        }
        return view(id, world);
    }

    @Transactional
    public void delete(Caller.Person caller, StoryId id) {
        allowed(caller, id, Action.CHANGE);
        store.delete(id);
    }

    /**
     * Adds a passage behind all its siblings.
     *
     * @param author the caller, or the agent that writes for them
     */
    @Transactional
    public SegmentView append(Caller.Person caller, StoryId id, NewSegment passage, Author.Kind author) {
        return append(caller, id, passage, author, false);
    }

    /** Adds a passage of the caller, at most once for a request with a key. */
    @Transactional
    SegmentView append(Caller.Person caller, StoryId id, NewSegment passage, @Nullable IdempotentRequest request) {
        if (request == null) {
            return append(caller, id, passage, Author.Kind.PERSON);
        }
        allowed(caller, id, Action.CHANGE);
        var added = keys.once(request, () -> append(caller, id, passage, Author.Kind.PERSON).id().value());
        return passages.find(new SegmentId(added)).orElseThrow(ProblemException::notFound).view();
    }

    /** Adds the incomplete text of a passage whose writing was cut off. */
    @Transactional
    public SegmentView appendUnfinished(Caller.Person caller, StoryId id, NewSegment passage) {
        return append(caller, id, passage, Author.Kind.AGENT, true);
    }

    private SegmentView append(
        Caller.Person caller,
        StoryId id,
        NewSegment passage,
        Author.Kind author,
        boolean unfinished
    ) {
        var world = allowed(caller, id, Action.CHANGE);
        // Locked until the end, so that two passages can't get the same position.
        var size = store.lock(id).orElseThrow(ProblemException::notFound);
        if (size.segments() >= MAX_SEGMENTS) {
            throw full();
        }
        requireRoom(size, bytes(passage.text()));
        var parent = passage.parentId();
        if (parent != null && !passages.storyOf(parent).filter(id::equals).isPresent()) {
            throw new InvalidInput("parentId", "is no passage of this story");
        }
        var segmentId = SegmentId.random();
        passages.insert(segmentId, id, passage, new Author(author, caller.id()), unfinished);
        store.touch(id);
        worlds.requireRoom(world.id());
        return passages.find(segmentId).orElseThrow().view();
    }

    /** @throws ProblemException stale-version where somebody edited it since; then {@code currentVersion} is its revision */
    @Transactional
    public SegmentView edit(Caller.Person caller, SegmentId id, IfMatch believed, SegmentPatch patch) {
        var storyId = allowed(caller, id, Action.CHANGE);
        var size = store.lock(storyId).orElseThrow(ProblemException::notFound);
        var found = passages.find(id).orElseThrow(ProblemException::notFound);
        believed.required().check(found.segment().revision());
        if (patch.changesNothing(found.segment())) {
            return found.view();
        }
        if (patch.text() != null) {
            requireRoom(size, bytes(patch.text()) - bytes(found.segment().text()));
        }
        revisions.keep(id, storyId);
        passages.update(id, patch, Author.person(caller.id()));
        store.touch(storyId);
        worlds.requireRoom(store.worldOf(storyId).orElseThrow(ProblemException::notFound));
        return passages.find(id).orElseThrow().view();
    }

    /** A passage of any story of a world. */
    @FunctionalInterface
    public interface EachPassage {
        void take(StoryId story, SegmentId id, @Nullable String title, String text);
    }

    /** Hands on every passage of the world, one at a time, in the order of their ids. */
    public void forEachPassage(Caller caller, WorldId worldId, EachPassage each) {
        worlds.requireHeader(caller, worldId, Action.READ);
        passages.forEach(worldId, each);
    }

    /**
     * Shows an uploaded picture of the world beside a passage. That is no revision of its words.
     *
     * @param picture null for none
     */
    @Transactional
    SegmentView illustrate(Caller.Person caller, SegmentId id, @Nullable AssetId picture) {
        var storyId = allowed(caller, id, Action.CHANGE);
        store.lock(storyId);
        if (!passages.illustrate(id, picture)) {
            throw new InvalidInput("assetId", "is no picture of this world");
        }
        store.touch(storyId);
        return passages.find(id).orElseThrow(ProblemException::notFound).view();
    }

    /** Deletes a passage and everything that follows it. */
    @Transactional
    public void delete(Caller.Person caller, SegmentId id) {
        var storyId = allowed(caller, id, Action.CHANGE);
        store.lock(storyId);
        passages.delete(id);
        store.touch(storyId);
    }

    /** Refuses additions to a full story; it can still be shortened. */
    private static void requireRoom(StoryStore.Size size, long more) {
        if (more > 0 && size.bytes() + more > MAX_BYTES) {
            throw full();
        }
    }

    private static ProblemException full() {
        return new ProblemException(
            ProblemCode.STORAGE_FULL,
            "This story is full: it holds up to %,d passages and %,d bytes. Begin another one.".formatted(
                MAX_SEGMENTS,
                MAX_BYTES
            ),
            Map.of("maxBytes", MAX_BYTES, "maxPassages", MAX_SEGMENTS)
        );
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private WorldHeader allowed(Caller caller, StoryId id, Action action) {
        return worlds.requireHeader(caller, store.worldOf(id).orElseThrow(ProblemException::notFound), action);
    }

    /** @return the story of the passage */
    StoryId allowed(Caller caller, SegmentId id, Action action) {
        var storyId = passages.storyOf(id).orElseThrow(ProblemException::notFound);
        allowed(caller, storyId, action);
        return storyId;
    }

    private StoryView view(StoryId id, WorldHeader world) {
        var header = store.find(id).orElseThrow(ProblemException::notFound);
        var segments = passages.of(id);
        return new StoryView(
            id,
            world.id(),
            world.name(),
            header.title(),
            header.version(),
            header.worldVersion(),
            world.role(),
            header.createdAt(),
            header.updatedAt(),
            segments.stream().map(StoredSegment::view).toList(),
            new StoryTree(segments.stream().map(StoredSegment::segment).toList())
        );
    }
}
