package app.deepscifi.infra.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of a release, run on a copy of the files that they read. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "They run on GitHub's Linux")
class ReleaseScriptTests {

    private static final String CHANGELOG = """
    # Changelog

    ## [Unreleased]

    - **Maps** of a world.

    ## [1.2.0] - 2027-03-01

    ### Added

    - **Proposals**.

    ### Fixed

    - A stop is heard.

    ## [1.1.0] - 2027-02-01

    ## [1.0.0] - 2027-01-01

    - **Worlds**.

    [1.0.0]: https://example.com/v1.0.0
    """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    Path project;

    private record Run(int exit, String output, String errors) {}

    @BeforeEach
    void copy() throws IOException {
        var scripts = Files.createDirectories(project.resolve(".github/scripts"));
        for (var name : new String[] { "check-version", "release-notes", "write-settings" }) {
            Files.copy(Workflow.PROJECT.resolve(".github/scripts").resolve(name), scripts.resolve(name));
        }
        Files.writeString(project.resolve("CHANGELOG.md"), CHANGELOG);
        Files.createDirectory(project.resolve("web-static"));
    }

    @Test
    void a_tag_with_the_version_of_the_tree_passes() throws Exception {
        versions("1.2.0", "1.2.0");

        assertThat(run("check-version", "v1.2.0")).isEqualTo(new Run(0, "", ""));
    }

    @ParameterizedTest
    @CsvSource({ "1.2.0-SNAPSHOT,1.2.0,pom.xml,1.2.0-SNAPSHOT", "1.2.0,1.1.0,web-static/package.json,1.1.0" })
    void a_tag_with_another_version_is_one_line_that_names_the_file(
        String pom,
        String site,
        String file,
        String version
    ) throws Exception {
        versions(pom, site);

        assertThat(run("check-version", "v1.2.0")).isEqualTo(
            new Run(
                1,
                "",
                "check-version: the tag is v1.2.0, but %s has the version %s. See docs/releasing.md.\n".formatted(
                    file,
                    version
                )
            )
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.2.0", "v1.2", "v1.2.0-rc1", "version", "v1.2.0; ls" })
    void a_tag_that_is_no_version_is_one_line(String tag) throws Exception {
        versions("1.2.0", "1.2.0");

        assertThat(run("check-version", tag)).isEqualTo(
            new Run(1, "", "check-version: the tag must look like v1.2.3, not %s.\n".formatted(tag))
        );
    }

    @Test
    void the_notes_are_what_the_changelog_says_of_the_version() throws Exception {
        assertThat(run("release-notes", "1.2.0")).isEqualTo(
            new Run(0, "### Added\n\n- **Proposals**.\n\n### Fixed\n\n- A stop is heard.\n", "")
        );
        assertThat(run("release-notes", "1.0.0")).isEqualTo(new Run(0, "- **Worlds**.\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.1.0", "1.2", "9.0.0" })
    void a_version_that_the_changelog_says_nothing_of_is_one_line(String version) throws Exception {
        assertThat(run("release-notes", version)).isEqualTo(
            new Run(
                1,
                "",
                "release-notes: CHANGELOG.md says nothing of %s: give it a section \"## [%s] - YYYY-MM-DD\".\n".formatted(
                    version,
                    version
                )
            )
        );
    }

    @Test
    void the_real_changelog_can_be_read() throws Exception {
        Files.writeString(project.resolve("CHANGELOG.md"), Files.readString(Workflow.PROJECT.resolve("CHANGELOG.md")));

        var notes = run("release-notes", "Unreleased");

        assertThat(notes.exit()).isZero();
        assertThat(notes.output()).isNotBlank();
    }

    @Test
    void the_real_tree_has_a_version_that_is_found() throws Exception {
        for (var file : new String[] { "pom.xml", "web-static/package.json" }) {
            Files.copy(Workflow.PROJECT.resolve(file), project.resolve(file));
        }

        var refused = run("check-version", "v999.0.0");

        assertThat(refused.errors()).matches(
            "check-version: the tag is v999\\.0\\.0, but pom\\.xml has the version \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\. .*\n"
        );
    }

    @Test
    void a_deploy_keeps_the_role_that_lets_it_in() throws Exception {
        var file = project.resolve("production.properties");
        var environment = Map.of(
            "GITHUB_REPOSITORY",
            "ada/worlds",
            "GITHUB_REPOSITORY_OWNER_ID",
            "123456",
            "GITHUB_REPOSITORY_ID",
            "456789",
            "RELEASE_ROLE",
            "arn:aws:iam::111122223333:role/release",
            "SETTINGS",
            "domain=example.com\nalarm.email=ada@example.com\ngithub.repository=eve/worlds"
        );

        assertThat(run(environment, "write-settings", file.toString()).exit()).isZero();

        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        assertThat(settings).isEqualTo(
            Map.of(
                "domain",
                "example.com",
                "alarm.email",
                "ada@example.com",
                "github.repository",
                "ada@123456/worlds@456789"
            )
        );
    }

    @Test
    void an_environment_that_is_not_set_up_is_one_line() throws Exception {
        var environment = Map.of("GITHUB_REPOSITORY", "ada/worlds", "RELEASE_ROLE", "");

        assertThat(run(environment, "write-settings", "production.properties")).isEqualTo(
            new Run(
                1,
                "",
                "write-settings: the environment has no variable RELEASE_ROLE, so AWS will not let us in." +
                    " See docs/releasing.md.\n"
            )
        );
    }

    /** Writes versions as in the real files, which also contain the versions of the parent and of dependencies. */
    private void versions(String pom, String site) throws IOException {
        Files.writeString(
            project.resolve("pom.xml"),
            Files.readString(Workflow.PROJECT.resolve("pom.xml")).replaceFirst(
                "(<artifactId>deepscifi</artifactId>\\s*<version>)[^<]*",
                "$1" + pom
            )
        );
        Files.writeString(
            project.resolve("web-static/package.json"),
            Files.readString(Workflow.PROJECT.resolve("web-static/package.json")).replaceFirst(
                "(\"version\": \")[^\"]*",
                "$1" + site
            )
        );
    }

    private Run run(String script, String... arguments) throws Exception {
        return run(Map.of(), script, arguments);
    }

    private Run run(Map<String, String> environment, String script, String... arguments) throws Exception {
        var output = project.resolve("output.txt");
        var errors = project.resolve("errors.txt");
        var command = Stream.concat(
            Stream.of("bash", project.resolve(".github/scripts").resolve(script).toString()),
            Stream.of(arguments)
        );
        var process = new ProcessBuilder(command.toList())
            .directory(project.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
        process.environment().putAll(environment);
        var exit = process.start().waitFor();
        return new Run(
            exit,
            Files.readString(output, StandardCharsets.UTF_8),
            Files.readString(errors, StandardCharsets.UTF_8)
        );
    }
}
