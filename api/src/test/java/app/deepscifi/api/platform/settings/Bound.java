package app.deepscifi.api.platform.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Settings as Spring binds them.
 *
 * @param complete the required properties
 */
public record Bound<T>(Class<T> type, Map<String, String> complete) {
    /** @return the settings with these properties changed */
    public T with(Map<String, String> changes) {
        var properties = new HashMap<>(complete);
        properties.putAll(changes);
        var prefix = type.getAnnotation(ConfigurationProperties.class).value();
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
    }

    public T with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** @param message the beginning of the message of the refusal */
    public void refuses(String name, String value, String message) {
        assertThatThrownBy(() -> with(name, value))
            .rootCause()
            .isInstanceOf(InvalidSettingException.class)
            .hasMessageStartingWith(message);
    }

    /** @param variable the operator's name for the setting */
    public void takesOnlyWholeNumbers(String name, String variable) {
        for (var value : new String[] { "0", "-1", "many", "1.5", "99999999999999999999" }) {
            refuses(name, value, variable + " must be a whole number from 1 on");
        }
    }
}
