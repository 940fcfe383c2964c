package app.deepscifi.api.assets;

import app.deepscifi.api.platform.health.DependencyCheck;
import app.deepscifi.api.platform.health.DependencyState;
import org.springframework.stereotype.Component;

/** Reports at {@code /api/health/ready} whether files can be stored. Not essential: covers are drawn without storage too. */
@Component
class ObjectsCheck implements DependencyCheck {

    private final ObjectStore objects;

    ObjectsCheck(ObjectStore objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "objects";
    }

    @Override
    public DependencyState check() {
        objects.check();
        return DependencyState.up(null);
    }

    @Override
    public boolean essential() {
        return false;
    }
}
