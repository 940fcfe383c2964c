package app.deepscifi.api.agents.direct;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs, once for each kind, where a server deviates from its provider's format and is read all the same. */
final class Oddities {

    private static final Logger log = LoggerFactory.getLogger(Oddities.class);

    /** Bounds the values that a server makes up itself, such as names of reasons. */
    private static final int MOST = 50;

    private final String model;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    Oddities(String model) {
        this.model = model;
    }

    /** @param kind never anything that a person or the model said */
    void seen(String kind) {
        if (seen.size() < MOST && seen.add(kind)) {
            log.info("The server of {} {}: it is read as it is meant", model, kind);
        }
    }
}
