package app.deepscifi.api.platform.json;

import tools.jackson.databind.json.JsonMapper;

/** The JSON mapper of the service, for tests without a service. */
public final class ServiceJson {

    private ServiceJson() {}

    public static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        JsonConfiguration.configure(builder);
        return builder.build();
    }
}
