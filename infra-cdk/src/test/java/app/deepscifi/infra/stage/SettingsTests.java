package app.deepscifi.infra.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTests {

    @TempDir
    Path folder;

    @Test
    void without_a_file_everything_has_its_default() {
        var settings = Settings.read(folder.resolve("starter.properties"));

        assertThat(settings).isEqualTo(Settings.DEFAULT);
        assertThat(settings.domain()).isEmpty();
        assertThat(settings.alarmEmail()).isEmpty();
        assertThat(settings.monthlyBudget()).isEqualTo(60);
        assertThat(settings.cache()).isFalse();
        assertThat(settings.agentRuntime(DeploymentStage.STARTER)).isEqualTo(DeploymentStage.AgentRuntime.LETTA);
        assertThat(settings.agentRuntime(DeploymentStage.PRODUCTION)).isEqualTo(DeploymentStage.AgentRuntime.DIRECT);
        assertThat(settings.signUp()).isEqualTo("open");
        assertThat(settings.tokensPerDay()).isEqualTo(20_000_000);
        assertThat(settings.operatorShell()).isFalse();
        assertThat(settings.githubRepository()).isEmpty();
        assertThat(settings.snapshot()).isEmpty();
    }

    @Test
    void a_value_that_is_left_empty_has_its_default() throws IOException {
        assertThat(read("domain=\ndomain.zone=\nalarm.email= \nbudget=\ncache=\n")).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void everything_can_be_chosen() throws IOException {
        var settings = read(
            """
            # The one deployment of Deep Sci-Fi
            domain=deepscifi.example
            domain.zone=Z0123456789ABCDEFGHIJ
            alarm.email=operator@deepscifi.example
            budget=500
            cache=true
            agent.runtime=letta
            sign.up=closed
            tokens.per.day=5000000
            operator.shell=true
            github.repository=deepscifi/deep.sci-fi
            database.snapshot=rds:deepscifi-2026-01-01-09-00
            """
        );

        assertThat(settings.domain()).contains(new Settings.Domain("deepscifi.example", "Z0123456789ABCDEFGHIJ"));
        assertThat(settings.alarmEmail()).contains("operator@deepscifi.example");
        assertThat(settings.monthlyBudget()).isEqualTo(500);
        assertThat(settings.cache()).isTrue();
        assertThat(settings.agentRuntime(DeploymentStage.PRODUCTION)).isEqualTo(DeploymentStage.AgentRuntime.LETTA);
        assertThat(settings.signUp()).isEqualTo("closed");
        assertThat(settings.tokensPerDay()).isEqualTo(5_000_000);
        assertThat(settings.operatorShell()).isTrue();
        assertThat(settings.githubRepository()).contains(
            new Settings.GithubRepository("deepscifi/deep.sci-fi", Optional.empty())
        );
        assertThat(settings.snapshot()).contains("rds:deepscifi-2026-01-01-09-00");
    }

    @Test
    void a_repository_may_have_its_ids() throws IOException {
        assertThat(read("github.repository=deepscifi@12/deep.sci-fi@345").githubRepository()).contains(
            new Settings.GithubRepository("deepscifi/deep.sci-fi", Optional.of("deepscifi@12/deep.sci-fi@345"))
        );
    }

    @Test
    void a_misspelt_setting_is_refused_and_those_there_are_are_named() {
        refused(
            "domian=deepscifi.example",
            "domian is no setting; there are agent.runtime, alarm.email, budget, cache, database.snapshot, domain, domain.zone, " +
                "github.provider, github.repository, operator.shell, sign.up, tokens.per.day."
        );
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
            "alarm.email=operator | alarm.email must be an e-mail address, not \"operator\".",
            "alarm.email=a@b@c | alarm.email must be an e-mail address, not \"a@b@c\".",
            "budget=0 | budget must be whole US dollars a month, not \"0\".",
            "budget=60.50 | budget must be whole US dollars a month, not \"60.50\".",
            "budget=$60 | budget must be whole US dollars a month, not \"$60\".",
            "sign.up=no | sign.up must be open or closed, not \"no\".",
            "tokens.per.day=0 | tokens.per.day must be a whole number from 1 on, not \"0\".",
            "operator.shell=yes | operator.shell must be true or false, not \"yes\".",
            "agent.runtime=openai | agent.runtime must be direct or letta, not \"openai\".",
            "cache=yes | cache must be true or false, not \"yes\".",
            "github.repository=deepscifi | github.repository must be owner/name or owner@id/name@id, not \"deepscifi\".",
            "github.repository=a/b/c | github.repository must be owner/name or owner@id/name@id, not \"a/b/c\".",
            "github.repository=*/b | github.repository must be owner/name or owner@id/name@id, not \"*/b\".",
            "github.repository=a@1/b | github.repository must be owner/name or owner@id/name@id, not \"a@1/b\".",
            "github.repository=a@*/b@* | github.repository must be owner/name or owner@id/name@id, not \"a@*/b@*\".",
            "database.snapshot=-1 | database.snapshot must be the name of a snapshot, not \"-1\".",
            "domain=https://a.example | domain must be a name such as example.com, not \"https://a.example\".",
            "domain=localhost | domain must be a name such as example.com, not \"localhost\".",
        }
    )
    void a_value_that_cannot_be_is_refused_with_what_it_must_be(String setting, String because) {
        refused(setting, because);
    }

    @Test
    void a_domain_needs_its_zone_and_a_zone_its_domain() {
        refused("domain=deepscifi.example", "domain.zone belongs to domain: give both, or none.");
        refused("domain.zone=Z0123456789ABCDEFGHIJ", "domain.zone belongs to domain: give both, or none.");
    }

    @Test
    void a_zone_is_an_id_and_no_name() {
        refused(
            "domain=deepscifi.example\ndomain.zone=deepscifi.example",
            "domain.zone must be the id of a hosted zone, such as Z0123456789ABCDEFGHIJ, not \"deepscifi.example\"."
        );
    }

    @Test
    void a_file_that_is_no_properties_file_is_named() {
        refused("domain=\\u12", "Malformed \\uxxxx encoding.");
    }

    @Test
    void a_folder_cannot_be_read() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Settings.read(folder))
            .withMessageStartingWith(folder + " can't be read: ");
    }

    private Settings read(String text) throws IOException {
        return Settings.read(Files.writeString(folder.resolve("starter.properties"), text));
    }

    private void refused(String text, String because) {
        var file = folder.resolve("starter.properties");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> read(text))
            .withMessage("%s: %s", file, because);
    }
}
