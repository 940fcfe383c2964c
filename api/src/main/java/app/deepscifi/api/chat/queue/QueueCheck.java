package app.deepscifi.api.chat.queue;

import app.deepscifi.api.platform.health.DependencyCheck;
import app.deepscifi.api.platform.health.DependencyState;
import org.springframework.stereotype.Component;

/** Reports how many turns wait for their agents, on all instances together. */
@Component
class QueueCheck implements DependencyCheck {

    private final AdmissionStore store;

    QueueCheck(AdmissionStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public DependencyState check() {
        var waiting = store.waiting();
        return DependencyState.up(
            switch (waiting) {
                case 0 -> "no turn waits";
                case 1 -> "1 turn waits";
                default -> waiting + " turns wait";
            }
        );
    }

    @Override
    public boolean essential() {
        return false;
    }
}
