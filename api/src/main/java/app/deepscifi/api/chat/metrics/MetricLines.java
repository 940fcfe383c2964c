package app.deepscifi.api.chat.metrics;

import jakarta.annotation.PreDestroy;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the meters to the console once a minute, as lines of CloudWatch's embedded metric format, from which
 * CloudWatch makes metrics. Writes nothing if the operator sets no namespace.
 */
@Component
class MetricLines {

    private final TurnMeters meters;
    private final MetricsSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final PrintStream console;

    @Autowired
    MetricLines(TurnMeters meters, MetricsSettings settings, JsonMapper json, Clock clock) {
        this(meters, settings, json, clock, System.out);
    }

    MetricLines(TurnMeters meters, MetricsSettings settings, JsonMapper json, Clock clock, PrintStream console) {
        this.meters = meters;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.console = console;
    }

    /** Also runs at shutdown, so that no count is lost. */
    @PreDestroy
    @Scheduled(initialDelay = 60, fixedRate = 60, timeUnit = TimeUnit.SECONDS)
    void write() {
        if (settings.wanted()) {
            console.println(json.writeValueAsString(line(meters.read())));
        }
    }

    private Map<String, Object> line(Map<String, Long> values) {
        var names = values
            .keySet()
            .stream()
            .map(name -> Map.of("Name", name, "Unit", "Count"))
            .toList();
        var metrics = Map.of(
            "Namespace",
            settings.namespace(),
            "Dimensions",
            List.of(List.of("stage")),
            "Metrics",
            names
        );
        var line = new LinkedHashMap<String, Object>();
        line.put("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(metrics)));
        line.put("stage", settings.stage());
        line.putAll(values);
        return line;
    }
}
