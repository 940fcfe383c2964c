package app.deepscifi.api;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void capabilities_touch_each_other_only_through_what_they_publish() {
        ApplicationModules.of(DeepSciFiApplication.class).verify();
    }
}
