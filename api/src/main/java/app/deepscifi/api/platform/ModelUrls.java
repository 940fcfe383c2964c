package app.deepscifi.api.platform;

/** Where the APIs of model providers are, or the servers that speak as they do. */
record ModelUrls(String anthropic, String openai) {
    static final ModelUrls DEFAULT = new ModelUrls("", "");

    ModelUrls {
        anthropic = given("ANTHROPIC_BASE_URL", anthropic, "https://api.anthropic.com");
        openai = given("OPENAI_BASE_URL", openai, "https://api.openai.com/v1");
    }

    private static String given(String setting, String url, String otherwise) {
        if (url == null || url.isBlank()) {
            return otherwise;
        }
        if (!DeepSciFiSettings.isWebAddress(url.strip())) {
            throw new InvalidSettingException(setting, "must be an http or https address");
        }
        return url.strip();
    }
}
