package app.deepscifi.api.chat;

import app.deepscifi.api.platform.settings.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param shutdownGrace time that running turns get when the process is told to shut down */
@ConfigurationProperties("deepscifi")
record ChatSettings(@DefaultValue("0s") Duration shutdownGrace) {
    ChatSettings {
        if (shutdownGrace.isNegative()) {
            throw new InvalidSettingException("SHUTDOWN_GRACE", "must be a time such as 100s");
        }
    }
}
