package app.deepscifi.infra.data;

import static java.util.stream.Collectors.toMap;

import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.StackOutputs;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The secrets of the containers. Two are generated here, the operator sets the keys of model providers, and the task of
 * database setup writes the addresses of the databases. Until then a secret holds {@value #UNSET}.
 */
public final class AppSecrets extends Construct {

    /** Stands for "no value", because a container does not start without one. */
    static final String UNSET = "unset";

    private static final int LENGTH = 64;

    private final Secret anthropicKey;
    private final Secret openAiKey;
    private final Secret databaseUrl;
    private final Secret lettaPgUri;
    private final Secret jwtSecret;
    private final Secret lettaPassword;

    public AppSecrets(Construct scope) {
        super(scope, "Secrets");
        this.anthropicKey = filledLater(
            "AnthropicApiKey",
            "ANTHROPIC_API_KEY: `mvn -pl infra-cdk cdk keys` fills it in"
        );
        this.openAiKey = filledLater("OpenAiApiKey", "OPENAI_API_KEY: `mvn -pl infra-cdk cdk keys` fills it in");
        this.databaseUrl = filledLater("DatabaseUrl", "DATABASE_URL of the API, written by the database setup");
        this.lettaPgUri = filledLater("LettaPgUri", "LETTA_PG_URI of Letta, written by the database setup");
        this.jwtSecret = generated("JwtSecret", "JWT_SECRET: signs sessions; another one signs everybody out");
        this.lettaPassword = generated("LettaServerPassword", "LETTA_SERVER_PASSWORD: what the API shows to Letta");
        StackOutputs.add(this, "AnthropicKeySecret", anthropicKey.getSecretArn());
        StackOutputs.add(this, "OpenAiKeySecret", openAiKey.getSecretArn());
    }

    public Secret databaseUrl() {
        return databaseUrl;
    }

    public Secret lettaPgUri() {
        return lettaPgUri;
    }

    /** The API's secrets by the name of their environment variable. */
    public Map<String, software.amazon.awscdk.services.ecs.Secret> ofApi() {
        return told(Map.of("DATABASE_URL", databaseUrl, "JWT_SECRET", jwtSecret));
    }

    /** Letta's secrets by the name of their environment variable. */
    public Map<String, software.amazon.awscdk.services.ecs.Secret> ofAgents() {
        return told(Map.of("LETTA_PG_URI", lettaPgUri));
    }

    /** Returns the secrets of one container together with the shared ones. */
    private Map<String, software.amazon.awscdk.services.ecs.Secret> told(Map<String, Secret> own) {
        var all = new HashMap<>(own);
        all.put("LETTA_SERVER_PASSWORD", lettaPassword);
        all.put("ANTHROPIC_API_KEY", anthropicKey);
        all.put("OPENAI_API_KEY", openAiKey);
        return all
            .entrySet()
            .stream()
            .collect(
                toMap(Map.Entry::getKey, secret ->
                    software.amazon.awscdk.services.ecs.Secret.fromSecretsManager(secret.getValue())
                )
            );
    }

    private Secret filledLater(String id, String description) {
        var secret = Secret.Builder.create(this, id)
            .description(description)
            // This value is no secret, and CloudFormation never writes it again.
            .secretStringValue(SecretValue.unsafePlainText(UNSET))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
        Findings.accept(secret, "AwsSolutions-SMG4", "What is in it comes from elsewhere and is changed there first.");
        return secret;
    }

    private Secret generated(String id, String description) {
        var secret = Secret.Builder.create(this, id)
            .description(description)
            .generateSecretString(
                SecretStringGenerator.builder().passwordLength(LENGTH).excludePunctuation(true).build()
            )
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
        Findings.accept(
            secret,
            "AwsSolutions-SMG4",
            "A change ends every session: the operator decides when, see docs/aws.md."
        );
        return secret;
    }
}
