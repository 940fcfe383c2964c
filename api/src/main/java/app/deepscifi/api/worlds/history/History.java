package app.deepscifi.api.worlds.history;

import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.api.platform.web.IfMatch;
import app.deepscifi.api.platform.web.Page;
import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.worlds.Origin;
import app.deepscifi.api.worlds.WorldHeader;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.api.worlds.canon.CanonLog;
import app.deepscifi.api.worlds.canon.VersionStore;
import app.deepscifi.domain.Author;
import app.deepscifi.domain.Checks;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return version(requireVisible(caller, worldId, number), number).orElseThrow(ProblemException::notFound);
    }

    private Optional<VersionWithCanon> version(WorldHeader world, int number) {
        return versions
            .find(world.id(), number)
            .map(version -> world.hidesPastOf(number) ? version.withoutPast() : version);
    }

    /** @return the size of a version, in bytes */
    public long bytes(Caller caller, WorldId worldId, int number) {
        requireVisible(caller, worldId, number);
        return versions.bytes(worldId, number);
    }

    /** @return the size of what is compared, in bytes */
    long bytes(Caller caller, WorldId worldId, VersionRef ref) {
        var world = worlds.requireHeader(caller, worldId, Action.READ);
        return switch (ref) {
            case VersionRef.Number(var number) -> number < world.firstVersion() ? 0 : versions.bytes(worldId, number);
            case VersionRef.Origin() -> worlds
                .origin(caller, worldId)
                .map(origin -> worlds.requireHeader(caller, origin.worldId(), Action.READ).canonBytes())
                .orElse(0);
        };
    }

    /**
     * One of two versions that are to be compared.
     *
     * @param parameter the name of the reference, for the problem
     * @throws ProblemException validation of the parameter if there is no such version that the caller may read
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Compared compared(Caller caller, WorldId worldId, String parameter, VersionRef ref) {
        var world = worlds.requireHeader(caller, worldId, Action.READ);
        return switch (ref) {
            case VersionRef.Number(var number) -> compared(world, parameter, number);
            case VersionRef.Origin() -> {
                var origin = worlds.requireHeader(
                    caller,
                    worlds
                        .origin(caller, worldId)
                        .map(Origin::worldId)
                        .orElseThrow(() ->
                            ProblemException.validation(
                                parameter,
                                "can't be origin: this is no fork of a world that you can read"
                            )
                        ),
                    Action.READ
                );
                yield compared(origin, parameter, origin.version());
            }
        };
    }

    private Compared compared(WorldHeader world, String parameter, int number) {
        if (number == 0 && world.firstVersion() == 1) {
            return new Compared(world.id(), world.name(), null, Canon.EMPTY);
        }
        if (number < world.firstVersion()) {
            throw noVersion(parameter, number);
        }
        var version = version(world, number).orElseThrow(() -> noVersion(parameter, number));
        return new Compared(world.id(), world.name(), version.withoutCanon(), version.canon());
    }

    private static ProblemException noVersion(String parameter, int number) {
        return ProblemException.validation(
            parameter,
            "is no version of this world that you can read: there is no version " + number
        );
    }

    /** Who last changed each entry, by its address. Readers hear nothing of what was before the versions they see. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Map<String, LastChange> lastChanged(Caller caller, WorldId worldId) {
        var first = worlds.requireHeader(caller, worldId, Action.READ).firstVersion();
        return versions.lastChanged(worldId, first == 1 ? 1 : first + 1);
    }

    private WorldHeader requireVisible(Caller caller, WorldId worldId, int number) {
        var world = worlds.requireHeader(caller, worldId, Action.READ);
        if (number < world.firstVersion()) {
            throw ProblemException.notFound();
        }
        return world;
    }

    /** @param name null takes the name away. Several versions may have the same: their numbers tell them apart. */
    @Transactional
    VersionView name(Caller.Person caller, WorldId worldId, int number, @Nullable String name) {
        worlds.requireHeader(caller, worldId, Action.CHANGE);
        var given = name == null || name.isBlank() ? null : name.strip();
        new Checks().atMost("name", given, Entry.NAME_LENGTH).done();
        if (!versions.name(worldId, number, given)) {
            throw ProblemException.notFound();
        }
        return versions.view(worldId, number).orElseThrow(ProblemException::notFound);
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
