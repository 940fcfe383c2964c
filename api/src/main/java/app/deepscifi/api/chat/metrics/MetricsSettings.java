package app.deepscifi.api.chat.metrics;

import app.deepscifi.api.platform.settings.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Destination of metrics.
 *
 * @param namespace of the metrics in CloudWatch; empty if none are wanted
 * @param stage     name of this installation, such as {@code production}
 */
@ConfigurationProperties("deepscifi.metrics")
record MetricsSettings(String namespace, String stage) {
    MetricsSettings {
        namespace = namespace == null ? "" : namespace.strip();
        stage = stage == null ? "" : stage.strip();
        if (!namespace.isEmpty()) {
            Setting.required(
                "STAGE",
                stage,
                "METRICS_NAMESPACE is set, so say which stage this is, such as production"
            );
        }
    }

    boolean wanted() {
        return !namespace.isEmpty();
    }
}
