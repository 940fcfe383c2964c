package app.deepscifi.infra.data;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppSecretsTests {

    static final List<Deployment> STAGES = Deployment.STAGES;

    private static final String SECRET = "AWS::SecretsManager::Secret";

    @ParameterizedTest
    @FieldSource("STAGES")
    void there_are_these_and_no_others(Deployment deployment) {
        assertThat(deployment.all(SECRET))
            .extracting(Resource::name)
            // The database itself manages the secret of its admin.
            .filteredOn(name -> !name.contains("DatabaseInstance"))
            .containsExactly(
                "SecretsAnthropicApiKey",
                "SecretsOpenAiApiKey",
                "SecretsDatabaseUrl",
                "SecretsLettaPgUri",
                "SecretsJwtSecret",
                "SecretsLettaServerPassword"
            );
    }

    @ParameterizedTest
    @ValueSource(
        strings = { "SecretsAnthropicApiKey", "SecretsOpenAiApiKey", "SecretsDatabaseUrl", "SecretsLettaPgUri" }
    )
    void secrets_that_are_filled_in_later_are_unset_until_then(String name) {
        assertThat(Deployment.STARTER.named(name, SECRET).says("SecretString")).isEqualTo("unset");
    }

    @ParameterizedTest
    @ValueSource(strings = { "SecretsJwtSecret", "SecretsLettaServerPassword" })
    void secrets_for_machines_are_generated_by_aws_and_never_in_a_template(String name) {
        var secret = Deployment.STARTER.named(name, SECRET);

        assertThat(secret.says("GenerateSecretString")).isEqualTo("{ExcludePunctuation: true, PasswordLength: 64}");
        assertThat(secret.has("SecretString")).isFalse();
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void each_says_what_is_in_it(Deployment deployment) {
        assertThat(deployment.all(SECRET)).allSatisfy(secret ->
            assertThat(secret.says("Description")).hasSizeGreaterThan(20)
        );
    }

    @Test
    void the_commands_learn_where_the_keys_of_model_providers_go() {
        assertThat(Deployment.STARTER.output("AnthropicKeySecret", "Data")).isEqualTo("SecretsAnthropicApiKey");
        assertThat(Deployment.STARTER.output("OpenAiKeySecret", "Data")).isEqualTo("SecretsOpenAiApiKey");
    }
}
