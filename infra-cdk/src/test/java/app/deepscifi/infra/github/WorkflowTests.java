package app.deepscifi.infra.github;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.github.Workflow.Job;
import app.deepscifi.infra.stage.DeploymentStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class WorkflowTests {

    private static final Pattern USES = Pattern.compile("uses: *(.*)");
    private static final Pattern PINNED = Pattern.compile("[\\w-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final Pattern WRITES = Pattern.compile(".*: write");
    private static final Pattern MODULES = Pattern.compile("mvn .*-pl (\\S+)");
    private static final Pattern SCRIPT = Pattern.compile("\\.github/scripts/[\\w-]+");
    private static final Pattern SECRET = Pattern.compile("\\$\\{\\{[^}]*\\bsecrets\\b");

    @Test
    void there_are_these_and_no_other() {
        assertThat(Workflow.all())
            .extracting(Workflow::name)
            .containsExactly("ci.yml", "codeql.yml", "release.yml", "verify.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void an_action_is_pinned_by_its_commit_and_says_its_version(Workflow workflow) {
        var actions = found(USES, workflow.text())
            .map(use -> use.group(1))
            .filter(action -> !action.startsWith("./"));

        assertThat(actions).allSatisfy(action -> assertThat(action).matches(PINNED));
    }

    @Test
    void an_action_has_one_version_everywhere() {
        var pins = Workflow.all()
            .stream()
            .flatMap(workflow -> found(PINNED, workflow.text()))
            .map(MatchResult::group);
        var commits = pins.distinct().toList();

        assertThat(commits)
            .extracting(pin -> pin.substring(0, pin.indexOf('@')))
            .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void nothing_is_allowed_that_a_job_does_not_ask_for(Workflow workflow) {
        assertThat(workflow.content().path("permissions").isObject()).isTrue();
        assertThat(workflow.content().path("permissions")).isEmpty();
        assertThat(workflow.jobs()).allSatisfy(job -> assertThat(job.permissions()).as(job.name()).isNotEmpty());
    }

    @Test
    void these_jobs_may_write_and_no_other() {
        var writing = new ArrayList<String>();
        for (var job : jobs()) {
            job.permissions()
                .stream()
                .filter(WRITES.asMatchPredicate())
                .forEach(permission -> writing.add(job.name() + " " + permission));
        }

        assertThat(writing).containsExactly(
            "codeql.yml/analyze security-events: write",
            "release.yml/deploy id-token: write",
            "release.yml/publish contents: write"
        );
    }

    @Test
    void a_job_ends_in_two_hours_at_most() {
        assertThat(jobs())
            .filteredOn(job -> !job.isCall())
            .allSatisfy(job ->
                assertThat(job.content().path("timeout-minutes").asInt(0)).as(job.name()).isBetween(1, 120)
            );
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void code_from_elsewhere_never_runs_with_rights_of_ours(Workflow workflow) {
        assertThat(workflow.content().path("on").isMissingNode()).isFalse();
        assertThat(workflow.text()).doesNotContain("pull_request_target", "workflow_run");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void there_is_no_secret_to_leak(Workflow workflow) {
        assertThat(workflow.text()).doesNotContainPattern(SECRET);
    }

    @Test
    void a_command_takes_what_others_wrote_from_its_environment() {
        assertThat(jobs())
            .flatExtracting(job -> job.commands().toList())
            .isNotEmpty()
            .allSatisfy(command -> assertThat(command).doesNotContain("${{"));
    }

    @Test
    void a_checkout_leaves_no_token_behind() {
        assertThat(steps("actions/checkout"))
            .isNotEmpty()
            .allSatisfy(step -> assertThat(step.path("with").path("persist-credentials").asBoolean(true)).isFalse());
    }

    @Test
    void modules_and_scripts_that_are_named_are_there() {
        var commands = jobs().stream().flatMap(Job::commands).toList();

        assertThat(commands)
            .flatExtracting(command ->
                found(MODULES, command)
                    .map(module -> module.group(1))
                    .toList()
            )
            .isNotEmpty()
            .allSatisfy(module -> assertThat(Workflow.PROJECT.resolve(module).resolve("pom.xml")).exists());
        assertThat(commands)
            .flatExtracting(command -> found(SCRIPT, command).map(MatchResult::group).toList())
            .isNotEmpty()
            .allSatisfy(script ->
                assertThat(Files.isExecutable(Workflow.PROJECT.resolve(script)))
                    .as(script)
                    .isTrue()
            );
    }

    @Test
    void a_release_is_described_and_verified_then_deployed_then_published() {
        var release = Workflow.named("release.yml");

        assertThat(release.content().path("on").toString()).isEqualTo("{\"push\":{\"tags\":[\"v*\"]}}");
        assertThat(release.job("verify").content().path("needs").asString()).isEqualTo("describe");
        assertThat(release.job("deploy").content().path("needs").asString()).isEqualTo("verify");
        assertThat(release.job("publish").content().path("needs").asString()).isEqualTo("deploy");
    }

    @Test
    void only_the_job_that_waits_for_an_approval_is_let_into_aws() {
        var entering = jobs()
            .stream()
            .filter(job -> job.permissions().contains("id-token: write"))
            .toList();

        assertThat(entering)
            .singleElement()
            .satisfies(job -> assertThat(job.content().path("environment").asString()).isEqualTo("production"));
        assertThat(steps("aws-actions/configure-aws-credentials"))
            .singleElement()
            .satisfies(step ->
                assertThat(step.path("with").path("aws-region").asString()).isEqualTo(
                    DeploymentStage.PRODUCTION.region()
                )
            );
    }

    @Test
    void a_release_deploys_what_was_verified_and_builds_nothing_again() {
        var commands = Workflow.named("release.yml").job("deploy").commands().toList();

        assertThat(commands).containsExactly(
            ".github/scripts/write-settings infra-cdk/production.properties",
            "tar --extract --file built.tar",
            "mvn -B -ntp -pl infra-cdk cdk deploy -Dstage=production"
        );
    }

    @Test
    void dependabot_looks_at_every_lock_file() throws Exception {
        var looked = Files.readString(Workflow.PROJECT.resolve(".github/dependabot.yml"));
        // Only sources and module folders: other folders with installed packages contain lock files, too.
        try (var sources = Files.newDirectoryStream(Workflow.PROJECT, "[a-z]*")) {
            var folders = new ArrayList<Path>();
            for (var module : sources) {
                folders.add(module);
                folders.addAll(foldersIn(module.resolve("src")));
            }

            assertThat(folders)
                .filteredOn(folder -> Files.exists(folder.resolve("package-lock.json")))
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(looked).contains("- /" + Workflow.PROJECT.relativize(folder) + "\n"));
        }
    }

    private static List<Workflow> workflows() {
        return Workflow.all();
    }

    private static List<Job> jobs() {
        return Workflow.all()
            .stream()
            .flatMap(workflow -> workflow.jobs().stream())
            .toList();
    }

    private static List<JsonNode> steps(String action) {
        return jobs()
            .stream()
            .flatMap(Job::steps)
            .filter(step ->
                step
                    .path("uses")
                    .asString("")
                    .startsWith(action + "@")
            )
            .toList();
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
