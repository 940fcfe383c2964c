package app.deepscifi.infra;

import java.util.Map;
import java.util.TreeMap;

/** A container as its task definition describes it. */
public record Container(Resource task, Resource definition) {
    /** The one of that name. */
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

    /** What stands in the task definition for everybody to read. */
    public Map<String, String> environment() {
        return values("Environment", "Value");
    }

    /** Where ECS takes the values of the others from. */
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
