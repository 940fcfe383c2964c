package app.deepscifi.local;

import java.util.Map;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The console is for a person and shows warnings only; everything else goes into a file of the data folder. */
final class LocalLog {

    private LocalLog() {}

    static Map<String, String> properties(DataFolder folder) {
        return Map.of(
            "logging.file.name",
            folder.folder("log").resolve("deepscifi.log").toString(),
            "logging.threshold.console",
            "WARN",
            // Why a start failed is said once, by LocalMain.
            "logging.level.org.springframework.boot.web.server.servlet.context",
            "ERROR",
            "logging.level.app.deepscifi.api.platform.settings.StartFailureReporter",
            "OFF",
            // Its advice is for production.
            "logging.level.org.springdoc.core.events.SpringDocAppInitializer",
            "ERROR",
            // Threads of the JDK that it sees at the end are no leak: the process ends too.
            "logging.level.org.apache.catalina.loader.WebappClassLoaderBase",
            "ERROR"
        );
    }

    /** Spring does the same once it starts; what starts before it would fill the console until then. */
    static void begin(Map<String, String> properties) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("local", Map.copyOf(properties)));
        var logging = LoggingSystem.get(LocalLog.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(environment), null, LogFile.get(environment));
    }
}
