package app.deepscifi.api.assets;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.IdempotencyKeys;
import app.deepscifi.api.platform.web.IdempotentRequest;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.Picture;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.AssetId;
import app.deepscifi.domain.InvalidInput;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.canon.Entry.Element;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rows of uploaded files, as a caller may see and change them. Bytes are elsewhere: see {@link Uploads}. */
@Service
class Assets {

    private static final int MAX_OF_WORLD = 1_000;

    private final Worlds worlds;
    private final FileStore files;
    private final UnwantedObjects unwanted;
    private final FileQuota quota;
    private final AssetSettings settings;
    private final IdempotencyKeys keys;

    Assets(
        Worlds worlds,
        FileStore files,
        UnwantedObjects unwanted,
        FileQuota quota,
        AssetSettings settings,
        IdempotencyKeys keys
    ) {
        this.worlds = worlds;
        this.files = files;
        this.unwanted = unwanted;
        this.quota = quota;
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * Counts the file and makes its row, once for a request that has a key.
     *
     * @throws ProblemException storage-full where the person or the world has too much
     */
    @Transactional
    StoredFile promise(Caller.Person caller, NewAsset file, @Nullable IdempotentRequest request) {
        worlds.requireHeader(caller, file.worldId(), Action.CHANGE);
        var id =
            request == null
                ? promise(caller, file)
                : new AssetId(keys.once(request, () -> promise(caller, file).value()));
        var promised = files.find(id).orElseThrow(ProblemException::notFound);
        // Completed or not: it can be uploaded until its request expires.
        unwanted.add(promised.uploadKey(), ObjectSweep.UNFINISHED);
        return promised;
    }

    private AssetId promise(Caller.Person caller, NewAsset file) {
        var most = settings.most(file.format().kind());
        if (file.size() > most) {
            throw new InvalidInput("size", "is more than the %,d bytes that are possible".formatted(most));
        }
        if (files.count(file.worldId()) >= MAX_OF_WORLD) {
            throw new ProblemException(
                ProblemCode.STORAGE_FULL,
                "This world has %,d files, which is as many as a world can have: delete one.".formatted(MAX_OF_WORLD)
            );
        }
        var id = AssetId.random();
        if (!files.insert(id, file, caller.id(), "uploads/" + UUID.randomUUID())) {
            throw new InvalidInput("storyId", "is no story of this world");
        }
        if (quota.used(caller.id()) > quota.limit()) {
            throw new ProblemException(
                ProblemCode.STORAGE_FULL,
                "All your files together would have more than %,d bytes: delete one.".formatted(quota.limit()),
                Map.of("maxBytes", quota.limit())
            );
        }
        return id;
    }

    /** Lists completed files, the newest first. */
    Page<AssetView> list(Caller caller, WorldId world, PageRequest page) {
        worlds.requireHeader(caller, world, Action.READ);
        return files.list(world, page).map(StoredFile::view);
    }

    /** The pictures that are portraits in the newest canon of the world; each one once. */
    List<Picture> portraits(Caller caller, WorldId id) {
        var elements = worlds.require(caller, id, Action.READ).canon().elements().values();
        var wanted = elements.stream().map(Element::portrait).filter(Objects::nonNull).collect(Collectors.toSet());
        return wanted.isEmpty() ? List.of() : files.pictures(id, wanted);
    }

    /** The row, completed or not, where the caller may do this with its world. */
    StoredFile require(Caller caller, AssetId id, Action action) {
        var file = files.find(id).orElseThrow(ProblemException::notFound);
        worlds.requireHeader(caller, file.worldId(), action);
        return file;
    }

    @Transactional
    AssetView describe(Caller.Person caller, AssetId id, String altText) {
        if (require(caller, id, Action.CHANGE).versions() == null) {
            throw ProblemException.notFound();
        }
        files.describe(id, altText.strip());
        return files.find(id).orElseThrow(ProblemException::notFound).view();
    }

    @Transactional
    void delete(Caller.Person caller, AssetId id) {
        require(caller, id, Action.CHANGE);
        files.delete(id);
    }
}
