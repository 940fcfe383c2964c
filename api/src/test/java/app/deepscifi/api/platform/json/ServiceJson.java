package app.deepscifi.api.platform.json;

import tools.jackson.databind.json.JsonMapper;

/** JSON as the service reads and writes it, for tests that start no service. */
public final class ServiceJson {

    private ServiceJson() {}

    public static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        JsonConfiguration.configure(builder);
        return builder.build();
    }
}
