package app.deepscifi.infra.cost;

import app.deepscifi.infra.DeepSciFiApp;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The templates of a stage, as its commands get them. Each choice is synthesized once, because that takes seconds. */
record Synthesized(DeploymentStage stage, Map<String, JsonNode> templates) {
    private static final JsonMapper JSON = new JsonMapper();

    static final Synthesized STARTER = of(DeploymentStage.STARTER, Settings.DEFAULT);
    static final Synthesized PRODUCTION = of(DeploymentStage.PRODUCTION, Settings.DEFAULT);

    static final Synthesized LARGE = of(DeploymentStage.LARGE, Settings.DEFAULT);
    static final Synthesized PRODUCTION_WITH_LETTA = of(DeploymentStage.PRODUCTION, "agent.runtime=letta");

    /** A starter with all options of an operator. */
    static final Synthesized COMPLETE = of(
        DeploymentStage.STARTER,
        new Settings(
            Optional.of(new Settings.Domain("deepscifi.example", "Z0123456789ABCDEFGHIJ")),
            Optional.of("operator@deepscifi.example"),
            60,
            true,
            Optional.empty(),
            "open",
            20_000_000,
            false,
            Optional.of(new Settings.GithubRepository("deepscifi/deepscifi", Optional.empty())),
            Optional.empty(),
            Optional.empty()
        )
    );

    CostReport report() {
        return CostReport.of(stage, templates);
    }

    CostReport report(int streams) {
        return CostReport.of(stage, templates, streams);
    }

    /** The same templates with an additional resource. */
    Synthesized with(String id, String resource) {
        var more = new LinkedHashMap<>(templates);
        more.put("More", JSON.readTree("{\"Resources\": {\"%s\": %s}}".formatted(id, resource)));
        return new Synthesized(stage, more);
    }

    @Override
    public String toString() {
        return stage.name();
    }

    private static Synthesized of(DeploymentStage stage, String setting) {
        var properties = new Properties();
        var parts = setting.split("=", 2);
        properties.setProperty(parts[0], parts[1]);
        return of(stage, Settings.of(properties));
    }

    private static Synthesized of(DeploymentStage stage, Settings settings) {
        try {
            var folder = Files.createTempDirectory("cost");
            DeepSciFiApp.synth(stage, settings, folder);
            var templates = new LinkedHashMap<String, JsonNode>();
            try (var files = Files.list(folder)) {
                for (var file : files.sorted().toList()) {
                    var name = file.getFileName().toString();
                    if (name.endsWith(".template.json")) {
                        templates.put(name.substring(0, name.indexOf('.')), JSON.readTree(file));
                    }
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            return new Synthesized(stage, templates);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
