package app.deepscifi.api.worlds.forks;

import app.deepscifi.api.platform.web.IdempotencyKeys;
import app.deepscifi.api.worlds.WorldView;
import app.deepscifi.api.worlds.Worlds;
import app.deepscifi.domain.WorldId;
import app.deepscifi.domain.access.Action;
import app.deepscifi.domain.access.Caller;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes forks, each once for a request that has a key. */
@Service
class Forks {

    private final Worlds worlds;
    private final IdempotencyKeys keys;

    Forks(Worlds worlds, IdempotencyKeys keys) {
        this.worlds = worlds;
        this.keys = keys;
    }

    WorldView fork(
        Caller.Person caller,
        WorldId from,
        @Nullable Integer version,
        @Nullable String name,
        @Nullable String key
    ) {
        var request = keys.request(caller.id(), key, "forkWorld", Arrays.asList(from, version, name));
        if (request == null) {
            return worlds.fork(caller, from, version, name);
        }
        var id = keys.once(request, () -> worlds.fork(caller, from, version, name).id().value());
        return worlds.require(caller, new WorldId(id), Action.READ);
    }
}
