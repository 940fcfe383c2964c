package app.deepscifi.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Container;
import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.stage.ResourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A variable that nobody reads has no effect, and one that nobody sets has a default that nobody chose. */
class ContainerEnvironmentTests {

    static final List<Deployment> ALL = Deployment.ALL;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    private static final Map<String, String> NOT_SET_FOR_THE_API = Map.ofEntries(
        Map.entry(
            "LETTA_CONCURRENT_TURNS",
            "its default fits the pools of connections of both stages: DatabaseConnectionsTests"
        ),
        Map.entry("AGENT_SILENCE", "its default fits the signs of life that Letta gives"),
        Map.entry("ANTHROPIC_BASE_URL", "models are asked where their provider is"),
        Map.entry("OPENAI_BASE_URL", "models are asked where their provider is"),
        Map.entry("LETTA_MODEL", "the API chooses by the key that the operator filled in"),
        Map.entry("TURNS_PER_MINUTE", "its default is the limit for a person; nothing of the platform depends on it"),
        Map.entry(
            "TOKENS_PER_DAY",
            "its default is the limit for a person; TOKENS_PER_DAY_FOR_ALL is what bounds the bill"
        ),
        Map.entry(
            "STREAMS_PER_PERSON",
            "its default is the limit for a person; tasks are scaled on the streams there are"
        ),
        Map.entry(
            "SIGN_UPS_PER_ADDRESS",
            "its default is the limit for an address; nothing of the platform depends on it"
        ),
        Map.entry("PICTURE_BYTES", "its default fits the memory of the task"),
        Map.entry("SOUND_BYTES", "its default fits the memory of the task"),
        Map.entry("FILE_BYTES_PER_PERSON", "its default is the limit for a person; files cost cents")
    );

    /** The variables that Letta 0.16.8 and the programs in its image read, each with its reader. */
    private static final Map<String, String> READ_BY_LETTA = Map.of(
        "ANTHROPIC_API_KEY",
        "letta/settings.py, ModelSettings; our letta.sh takes it away while it is unset",
        "LETTA_DISABLE_SQLALCHEMY_POOLING",
        "letta/settings.py, Settings; letta/server/db.py keeps connections where it is false",
        "LETTA_PG_POOL_SIZE",
        "letta/settings.py, Settings; letta/server/db.py",
        "LETTA_PG_MAX_OVERFLOW",
        "letta/settings.py, Settings; letta/server/db.py",
        "OPENAI_API_KEY",
        "letta/settings.py, ModelSettings; our letta.sh takes it away while it is unset",
        "LETTA_PG_URI",
        "letta/settings.py, Settings.pg_uri with the prefix letta_; alembic/env.py",
        "LETTA_SERVER_PASSWORD",
        "letta/server/rest_api/app.py, with --secure",
        "LETTA_SERVER_PORT",
        "our letta.sh",
        "LETTA_REDIS_HOST",
        "letta/settings.py, Settings.redis_host with the prefix letta_",
        "HOME",
        "letta/constants.py: LETTA_DIR is ~/.letta, where it makes folders at its start"
    );

    private static final Set<String> NOT_SET_WITHOUT_A_CACHE = Set.of("LETTA_REDIS_HOST", "REDIS_URL");

    @ParameterizedTest
    @FieldSource("ALL")
    void the_api_is_told_all_it_reads_and_nothing_else(Deployment deployment) throws IOException {
        var read = placeholders();

        assertThat(read).as("not set on purpose, so it must be read").containsAll(NOT_SET_FOR_THE_API.keySet());
        read.removeAll(NOT_SET_FOR_THE_API.keySet());
        removeWhatIsNotSet(deployment, read);
        assertThat(names(Container.of("api", deployment)))
            .as("set it in ApiService, or say here why not")
            .containsExactlyElementsOf(read);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void letta_is_told_nothing_that_it_does_not_read(Deployment deployment) {
        var read = new TreeSet<>(READ_BY_LETTA.keySet());
        removeWhatIsNotSet(deployment, read);

        assertThat(names(Container.of("letta", deployment))).containsExactlyElementsOf(read);
    }

    @Test
    void each_name_that_the_script_of_letta_reads_is_set() {
        var read = Pattern.compile("\\$([A-Z][A-Z0-9_]*)")
            .matcher(ResourceFiles.text(AgentServer.class, "letta.sh"))
            .results()
            .map(name -> name.group(1))
            .toList();

        assertThat(read).isNotEmpty();
        assertThat(names(Container.of("letta", Deployment.STARTER))).containsAll(read);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void no_secret_stands_where_everybody_can_read_it(Deployment deployment) {
        for (var name : List.of("api", "letta", "setup")) {
            assertThat(Container.of(name, deployment).environment().keySet())
                .as(name)
                .noneMatch(Pattern.compile("PASSWORD|_KEY$|(?<!_)JWT_SECRET|_URI$|^DATABASE_URL$").asPredicate());
        }
    }

    private static void removeWhatIsNotSet(Deployment deployment, Set<String> read) {
        if (deployment.all("AWS::ElastiCache::ReplicationGroup").isEmpty()) {
            read.removeAll(NOT_SET_WITHOUT_A_CACHE);
        }
    }

    /** The placeholders in all settings files of the image. */
    private static Set<String> placeholders() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.list(Path.of("../api/src/main/resources"))) {
            for (var file : files.filter(path -> path.toString().matches(".*/application[^/]*\\.ya?ml")).toList()) {
                PLACEHOLDER.matcher(Files.readString(file))
                    .results()
                    .forEach(name -> names.add(name.group(1)));
            }
        }
        return names;
    }

    private static Set<String> names(Container container) {
        var names = new TreeSet<>(container.environment().keySet());
        names.addAll(container.secrets().keySet());
        return names;
    }
}
