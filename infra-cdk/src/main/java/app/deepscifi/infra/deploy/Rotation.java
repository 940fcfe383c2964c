package app.deepscifi.infra.deploy;

import static app.deepscifi.infra.DeepSciFiApp.stackName;

import app.deepscifi.infra.deploy.command.Aws;
import app.deepscifi.infra.deploy.command.Steps;
import app.deepscifi.infra.stage.DeploymentStage;

/** Gives the services new passwords for their databases. Open connections stay; new ones need the new password. */
record Rotation(DeploymentStage stage, Aws aws, Steps steps) {
    void run() {
        var outputs = Stacks.in(aws, stage.region(), steps).outputs(stackName(stage, "DatabaseSetup"));
        steps.step("Make new passwords for the databases", () -> {
            try (var ecs = aws.ecs(stage.region()); var logs = aws.logs(stage.region())) {
                new SetupTask(ecs, logs, outputs, steps).rotate();
            }
        });
        new Restart(stage, aws, steps).run();
    }
}
