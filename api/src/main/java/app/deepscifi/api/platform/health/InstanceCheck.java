package app.deepscifi.api.platform.health;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/** An instance that is about to end shall be asked for nothing new, though it still answers. */
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
