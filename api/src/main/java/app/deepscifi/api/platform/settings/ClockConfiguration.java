package app.deepscifi.api.platform.settings;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** What time it is, for everything that keeps it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
