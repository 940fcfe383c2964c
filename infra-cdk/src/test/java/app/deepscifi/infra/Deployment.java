package app.deepscifi.infra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** The stacks of a stage as they would be deployed. Made once for each choice: making them takes seconds. */
record Deployment(Stage stage, Settings settings, Map<String, Stack> stacks) {
    private static final Map<String, Deployment> MADE = new ConcurrentHashMap<>();
    private static final Map<Stack, Template> TEMPLATES = new ConcurrentHashMap<>();

    static final Deployment STARTER = of(Stage.STARTER);
    static final Deployment PRODUCTION = of(Stage.PRODUCTION);

    /** With everything that an operator can choose. */
    static final Deployment COMPLETE = of(
        Stage.PRODUCTION,
        "domain=deepscifi.example",
        "domain.zone=Z0123456789ABCDEFGHIJ",
        "alarm.email=operator@deepscifi.example",
        "budget=500",
        "cache=true",
        "github.repository=deepscifi/deepscifi"
    );

    static Deployment of(Stage stage, String... settings) {
        return MADE.computeIfAbsent(stage.name() + " " + String.join(" ", settings), _ -> {
            var chosen = new Properties();
            for (var setting : settings) {
                var parts = setting.split("=", 2);
                chosen.setProperty(parts[0], parts[1]);
            }
            var stacks = new LinkedHashMap<String, Stack>();
            for (var stack : DeepSciFiApp.stacks(new App(), stage, Settings.of(chosen))) {
                stacks.put(stack.getStackName().substring("DeepSciFi--".length() + stage.name().length()), stack);
            }
            return new Deployment(stage, Settings.of(chosen), stacks);
        });
    }

    boolean has(String part) {
        return stacks.containsKey(part);
    }

    Stack stack(String part) {
        var stack = stacks.get(part);
        if (stack == null) {
            throw new AssertionError("There is no stack " + part + " in " + stacks.keySet());
        }
        return stack;
    }

    Template template(String part) {
        return TEMPLATES.computeIfAbsent(stack(part), Template::fromStack);
    }

    @Override
    public String toString() {
        return stage.name();
    }
}
