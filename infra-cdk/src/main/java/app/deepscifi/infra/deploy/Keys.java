package app.deepscifi.infra.deploy;

import static app.deepscifi.infra.DeepSciFiApp.stackName;

import app.deepscifi.infra.deploy.command.Aws;
import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Steps;
import app.deepscifi.infra.stage.DeploymentStage;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Writes the keys of model providers into their secrets, and restarts the services if a key is new. */
record Keys(DeploymentStage stage, Aws aws, Steps steps, Map<String, String> environment) {
    /** The environment variable of each key, with the stack output that names its secret. */
    private static final Map<String, String> SECRETS = Map.of(
        "ANTHROPIC_API_KEY",
        "AnthropicKeySecret",
        "OPENAI_API_KEY",
        "OpenAiKeySecret"
    );

    void run() {
        var keys = of(environment);
        if (keys.isEmpty()) {
            throw new Failure("Set ANTHROPIC_API_KEY or OPENAI_API_KEY (or both) to the key that is to be used.");
        }
        var stacks = Stacks.in(aws, stage.region(), steps);
        var data = stacks.outputs(stackName(stage, "Data"));
        var changed = false;
        try (var secrets = aws.secrets(stage.region())) {
            for (var key : keys.entrySet()) {
                changed |= put(secrets, key.getKey(), data.get(SECRETS.getOrDefault(key.getKey(), "")), key.getValue());
            }
        }
        if (changed) {
            new Restart(stage, aws, steps).run();
        }
    }

    /** Returns the keys that the environment has, by the names of their variables. */
    static Map<String, String> of(Map<String, String> environment) {
        var keys = new LinkedHashMap<String, String>();
        for (var variable : SECRETS.keySet()) {
            var key = environment.getOrDefault(variable, "").strip();
            if (!key.isEmpty()) {
                keys.put(variable, key);
            }
        }
        return keys;
    }

    private boolean put(SecretsManagerClient secrets, String variable, String secret, String key) {
        var before = secrets.getSecretValue(request -> request.secretId(secret)).secretString();
        if (key.equals(before)) {
            steps.say(variable + " has this value already.");
            return false;
        }
        secrets.putSecretValue(request -> request.secretId(secret).secretString(key));
        steps.say(variable + " is in its secret now.");
        return true;
    }
}
