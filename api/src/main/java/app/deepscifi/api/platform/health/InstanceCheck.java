package app.deepscifi.api.platform.health;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/**
 * Reports an instance that is shutting down as not ready, so that it gets no new requests, although it still answers.
 */
@Component
class InstanceCheck implements DependencyCheck {

    private final ApplicationAvailability availability;

    InstanceCheck(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    public String name() {
        return "instance";
    }

    @Override
    public DependencyState check() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
            ? DependencyState.up(null)
            : DependencyState.down("Is starting or about to end");
    }
}
