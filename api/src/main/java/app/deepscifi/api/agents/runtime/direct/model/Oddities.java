package app.deepscifi.api.agents.runtime.direct.model;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs, once for each kind, where a server deviates from its provider's format and is read all the same. */
public final class Oddities {

    private static final Logger log = LoggerFactory.getLogger(Oddities.class);

    private final String model;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    public Oddities(String model) {
        this.model = model;
    }

    /** @param kind one of a few sentences of ours, never anything that a person, a model or its server said */
    void seen(String kind) {
        if (seen.add(kind)) {
            log.info("The server of {} {}: it is read as it is meant", model, kind);
        }
    }
}
