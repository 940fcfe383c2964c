package app.deepscifi.api.agents.runtime.direct.model;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs deviations from a provider's format that we can still read; each kind only once. */
public final class Oddities {

    private static final Logger log = LoggerFactory.getLogger(Oddities.class);

    private final String model;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    public Oddities(String model) {
        this.model = model;
    }

    /** @param kind one of our own few phrases; never a text of a person, a model or its server */
    void seen(String kind) {
        if (seen.add(kind)) {
            log.info("The server of {} {}: this deviation is tolerated", model, kind);
        }
    }
}
