package app.deepscifi.api.agents.runtime;

import app.deepscifi.api.platform.settings.InvalidSettingException;
import app.deepscifi.api.platform.settings.Setting;

/** Addresses of the APIs of model providers, or of compatible servers. */
public record ModelUrls(String anthropic, String openai) {
    public static final ModelUrls DEFAULT = new ModelUrls("", "");

    public ModelUrls {
        anthropic = given("ANTHROPIC_BASE_URL", anthropic, "https://api.anthropic.com");
        openai = given("OPENAI_BASE_URL", openai, "https://api.openai.com/v1");
    }

    private static String given(String setting, String url, String otherwise) {
        if (url == null || url.isBlank()) {
            return otherwise;
        }
        if (!Setting.isWebAddress(url.strip())) {
            throw new InvalidSettingException(setting, "must be an http or https address");
        }
        return url.strip();
    }
}
