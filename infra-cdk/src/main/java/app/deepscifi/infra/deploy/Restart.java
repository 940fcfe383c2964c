package app.deepscifi.infra.deploy;

import static app.deepscifi.infra.DeepSciFiApp.stackName;

import app.deepscifi.infra.deploy.command.Aws;
import app.deepscifi.infra.deploy.command.Steps;
import app.deepscifi.infra.stage.DeploymentStage;
import java.util.List;

/** Restarts the services, because they read secrets only at the start. New tasks answer before the old ones stop. */
record Restart(DeploymentStage stage, Aws aws, Steps steps) {
    void run() {
        var services = Stacks.in(aws, stage.region(), steps).outputs(stackName(stage, "Services"));
        try (var ecs = aws.ecs(stage.region())) {
            for (var service : List.of("AgentService", "ApiService")) {
                ecs.updateService(request ->
                    request.cluster(services.get("Cluster")).service(services.get(service)).forceNewDeployment(true)
                );
            }
        }
        steps.say("The services start again with it; that takes a few minutes, and the old ones answer until then.");
    }
}
