package app.deepscifi.api.worlds;

import app.deepscifi.domain.Checks;
import app.deepscifi.domain.access.Visibility;
import app.deepscifi.domain.canon.Canon;
import app.deepscifi.domain.canon.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A request for a new world. Its constructor checks that all required parts are there.
 *
 * @param visibility default private
 */
public record NewWorld(String name, Canon canon, @Nullable Visibility visibility) {
    public NewWorld {
        var checks = new Checks().text("name", name, Entry.NAME_LENGTH).present("canon", canon);
        if (canon != null) {
            checks.within("canon", canon::requireWorld);
        }
        checks.done();
        visibility = visibility == null ? Visibility.PRIVATE : visibility;
    }

    @Override
    public Visibility visibility() {
        return visibility == null ? Visibility.PRIVATE : visibility;
    }
}
