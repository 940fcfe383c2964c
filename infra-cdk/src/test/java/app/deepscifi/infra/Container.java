package app.deepscifi.infra;

import java.util.Map;
import java.util.TreeMap;

/** A container in its task definition. */
public record Container(Resource task, Resource definition) {
    /** The container with this name. */
    public static Container of(String name, Deployment deployment) {
        return deployment
            .all("AWS::ECS::TaskDefinition")
            .stream()
            .flatMap(task ->
                task
                    .parts("ContainerDefinitions")
                    .stream()
                    .map(definition -> new Container(task, definition))
            )
            .filter(container -> container.says("Name").equals(name))
            .findFirst()
            .orElseThrow();
    }

    public String says(String path) {
        return definition.says(path);
    }

    /** The environment variables, which are readable in the task definition. */
    public Map<String, String> environment() {
        return values("Environment", "Value");
    }

    /** The variables from secrets, with the secret of each. */
    public Map<String, String> secrets() {
        return values("Secrets", "ValueFrom");
    }

    private Map<String, String> values(String list, String value) {
        var values = new TreeMap<String, String>();
        for (var entry : definition.parts(list)) {
            values.put(entry.says("Name"), entry.says(value));
        }
        return values;
    }
}
