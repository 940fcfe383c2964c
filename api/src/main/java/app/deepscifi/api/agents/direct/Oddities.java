package app.deepscifi.api.agents.direct;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a model's server does differently from its provider, and is read all the same: logged once for each kind. */
final class Oddities {

    private static final Logger log = LoggerFactory.getLogger(Oddities.class);

    /** What a server makes up itself, such as names of reasons, could be of any number. */
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
