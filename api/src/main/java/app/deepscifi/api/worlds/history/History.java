package app.deepscifi.api.worlds.history;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.WorldHeader;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.api.worlds.canon.CanonLog;
import app.deepscifi.api.worlds.canon.VersionStore;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The versions of a world. Readers see versions from the one that the owner chose; their rights and the versions are
 * read in one transaction.
 */
@Service
public class History {

    private final Worlds worlds;
    private final VersionStore versions;
    private final CanonLog log;

    History(Worlds worlds, VersionStore versions, CanonLog log) {
        this.worlds = worlds;
        this.versions = versions;
        this.log = log;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Page<VersionView> list(Caller caller, WorldId worldId, PageRequest page) {
        var world = worlds.requireHeader(caller, worldId, Action.READ);
        return versions
            .list(worldId, world.firstVersion(), page)
            .map(version -> world.hidesPastOf(version.number()) ? version.withoutPast() : version);
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public VersionWithCanon read(Caller caller, WorldId worldId, int number) {
        var world = requireVisible(caller, worldId, number);
        var version = versions.find(worldId, number).orElseThrow(ProblemException::notFound);
        return world.hidesPastOf(number) ? version.withoutPast() : version;
    }

    /** @return the size of a version, in bytes */
    public long bytes(Caller caller, WorldId worldId, int number) {
        requireVisible(caller, worldId, number);
        return versions.bytes(worldId, number);
    }

    private WorldHeader requireVisible(Caller caller, WorldId worldId, int number) {
        var world = worlds.requireHeader(caller, worldId, Action.READ);
        if (number < world.firstVersion()) {
            throw ProblemException.notFound();
        }
        return world;
    }

    /** Makes a new version with the content of the old one. */
    @Transactional
    WorldView restore(Caller.Person caller, WorldId worldId, int number, IfMatch believed) {
        var world = worlds.require(caller, worldId, Action.CHANGE);
        believed.required().check(world.version());
        var old = versions.find(worldId, number).orElseThrow(ProblemException::notFound);
        var changes = world.canon().diff(old.canon());
        log.commit(world, changes, Author.person(caller.id()), "Restored version " + number);
        return worlds.require(caller, worldId, Action.READ);
    }
}
