package app.deepscifi.api.setup;

import java.util.Map;

/**
 * Environment variables of the task.
 *
 * @param rotate whether to make new passwords although the old ones work
 */
record SetupSettings(
    String host,
    int port,
    String adminUser,
    String adminPassword,
    String apiSecret,
    String lettaSecret,
    boolean rotate
) {
    private static final int DEFAULT_PORT = 5432;

    static SetupSettings of(Map<String, String> environment) {
        return new SetupSettings(
            required(environment, "DATABASE_HOST"),
            port(environment.getOrDefault("DATABASE_PORT", "")),
            required(environment, "ADMIN_USER"),
            required(environment, "ADMIN_PASSWORD"),
            required(environment, "DATABASE_URL_SECRET"),
            required(environment, "LETTA_PG_URI_SECRET"),
            "true".equals(environment.get("ROTATE"))
        );
    }

    @Override
    public String toString() {
        return "SetupSettings[" + adminUser + "@" + host + ":" + port + "]";
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new SetupException(name + " is missing");
        }
        return value;
    }

    private static int port(String text) {
        if (text.isBlank()) {
            return DEFAULT_PORT;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new SetupException("DATABASE_PORT must be a number", e);
        }
    }
}
