package app.deepscifi.api.platform.settings;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** The clock of the service. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
