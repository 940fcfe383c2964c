package app.deepscifi.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.client.SampleFiles;
import app.deepscifi.e2e.client.Upload;
import app.deepscifi.e2e.platform.DeployedApi;
import app.deepscifi.e2e.platform.Eventually;
import app.deepscifi.e2e.platform.TestDatabase;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import tools.jackson.databind.json.JsonMapper;

/**
 * The life of a deployment in an operator's order: each test continues where the one before ended. A platform on this
 * machine is behind the load balancer.
 */
@NeedsEmulatedAws
@WithPlatform
class DeploymentTests {

    private static final String PREFIX = "DeepSciFi-starter-";
    private static final List<String> STACKS = Stream.of(
        "Foundation",
        "Network",
        "Edge",
        "Data",
        "DatabaseSetup",
        "Services",
        "Monitoring"
    )
        .map(PREFIX::concat)
        .toList();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the first test.
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit sets it before the first test.
    private static Emulator emulator;

    @SuppressWarnings("NullAway.Init") // JUnit sets it before the first test.
    private static String letta;

    private final LoadBalancer loadBalancer;
    private final Map<String, String> environment;

    DeploymentTests(TestPlatform platform) {
        loadBalancer = new LoadBalancer(platform.address());
        environment = emulator.environment(loadBalancer.address());
    }

    @AfterEach
    void close() {
        loadBalancer.close();
    }

    @BeforeAll
    static void connect() throws Exception {
        emulator = new Emulator(System.getenv("AWS_EMULATOR_SETTINGS"));
        letta = emulator.publishLetta();
    }

    @AfterAll
    static void disconnect() throws Exception {
        emulator.close();
    }

    @TestFactory
    Stream<DynamicTest> the_life_of_a_deployment() {
        return Stream.of(
            dynamicTest(
                "without credentials one line says what to set",
                this::without_credentials_one_line_says_what_to_set
            ),
            dynamicTest("a plain deploy of maven touches nothing", this::a_plain_deploy_of_maven_touches_nothing),
            dynamicTest(
                "out of nothing one command makes everything",
                this::out_of_nothing_one_command_makes_everything
            ),
            dynamicTest("the images are in their repositories", this::the_images_are_in_their_repositories),
            dynamicTest(
                "the site is served as it was built and kept as long as it may be",
                this::the_site_is_served_as_it_was_built_and_kept_as_long_as_it_may_be
            ),
            dynamicTest(
                "a picture is uploaded to its bucket and served by its distribution",
                this::a_picture_is_uploaded_to_its_bucket_and_served_by_its_distribution
            ),
            dynamicTest("a key gets into its secret once", this::a_key_gets_into_its_secret_once),
            dynamicTest("passwords are changed on demand", this::passwords_are_changed_on_demand),
            dynamicTest("once more changes nothing", this::once_more_changes_nothing),
            dynamicTest(
                "a changed setting changes the stack it is about",
                this::a_changed_setting_changes_the_stack_it_is_about
            ),
            dynamicTest(
                "a stack that fails goes back and says what failed and why",
                this::a_stack_that_fails_goes_back_and_says_what_failed_and_why
            ),
            dynamicTest(
                "a restored database is not replaced by an empty one",
                this::a_restored_database_is_not_replaced_by_an_empty_one
            ),
            dynamicTest("nothing is destroyed that nobody confirmed", this::nothing_is_destroyed_that_nobody_confirmed),
            dynamicTest(
                "what is destroyed leaves what nothing brings back",
                this::destroying_keeps_data_that_cannot_be_restored
            ),
            dynamicTest(
                "a deploy that was cut off goes on with what was kept",
                this::a_deploy_that_was_cut_off_goes_on_with_what_was_kept
            )
        );
    }

    private void without_credentials_one_line_says_what_to_set() throws Exception {
        var deploy = Command.run(Map.of("AWS_EC2_METADATA_DISABLED", "true"), "deploy");

        assertThat(deploy.exit()).isEqualTo(1);
        // Warnings of newer JDKs about Maven's own libraries come first.
        var lines = deploy
            .lines()
            .stream()
            .filter(line -> !line.startsWith("WARNING: "))
            .toList();
        assertThat(lines)
            .first()
            .asString()
            .isEqualTo(
                "No AWS credentials: set AWS_PROFILE (after `aws sso login`), " +
                    "or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
            );
        assertThat(lines.stream().skip(1)).allMatch(line -> line.startsWith("[ERROR]") || line.isBlank());
    }

    private void a_plain_deploy_of_maven_touches_nothing() throws Exception {
        var deploy = Command.startWithoutCdk(environment, "deploy", "-DskipTests", "-Dmaven.install.skip").await();

        assertThat(deploy.exit()).as(deploy.output()).isEqualTo(0);
        assertThat(deploy.output()).doesNotContain("Deploy " + PREFIX);
        assertThat(emulator.stacks()).isEmpty();
    }

    private void out_of_nothing_one_command_makes_everything() throws Exception {
        assertThat(emulator.stacks()).isEmpty();

        var deploy = succeed("deploy");

        assertThat(emulator.stacks())
            .extracting(Stack::stackName)
            .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("CDKToolkit"), STACKS.stream()).toList());
        assertThat(emulator.stacks()).allMatch(stack -> stack.stackStatusAsString().endsWith("_COMPLETE"));
        assertThat(deploy.output())
            .contains("Deep Sci-Fi is at " + emulator.output("Edge", "Address"))
            .contains("> Ask the account for what would fail later")
            .contains("Nobody will be told when something is wrong: set alarm.email");
    }

    private void the_images_are_in_their_repositories() throws Exception {
        var api = emulator.output("Foundation", "ApiRepository");
        var index = JSON.readTree(emulator.manifest(api, parameter("ApiImage")).body());
        assertThat(index.get("manifests").valueStream())
            .extracting(image -> image.at("/platform/architecture").asString())
            .containsExactly("amd64", "arm64");
        for (var image : index.get("manifests")) {
            assertThat(emulator.manifest(api, image.get("digest").asString()).statusCode()).isEqualTo(200);
        }
        assertThat(parameter("LettaImage")).isEqualTo(letta);
        assertThat(emulator.manifest(emulator.output("Foundation", "LettaRepository"), letta).statusCode()).isEqualTo(
            200
        );
    }

    private void the_site_is_served_as_it_was_built_and_kept_as_long_as_it_may_be() throws Exception {
        var site = Path.of("../web-static/target/classes/META-INF/deepscifi-site");
        var files = files(site);

        for (var file : files) {
            var answer = emulator.browse("/" + file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.body())
                .as(file)
                .isEqualTo(Files.readAllBytes(site.resolve(file)));
            assertThat(answer.headers().firstValue("Cache-Control"))
                .as(file)
                .hasValue(file.startsWith("_next/static/") ? "public, max-age=31536000, immutable" : "no-cache");
        }
        assertThat(type("/")).isEqualTo("text/html; charset=utf-8");
        assertThat(
            type(
                files
                    .stream()
                    .filter(file -> file.endsWith(".woff2"))
                    .findFirst()
                    .orElseThrow()
            )
        ).isEqualTo("font/woff2");
        assertThat(emulator.invalidations()).isEqualTo(1);
    }

    private void a_picture_is_uploaded_to_its_bucket_and_served_by_its_distribution() throws Exception {
        assumeTrue(TestDatabase.server().isPresent(), "It needs a database server too");
        try (
            var database = TestDatabase.create().orElseThrow();
            var api = DeployedApi.start(
                database.url(),
                Files.createDirectory(folder.resolve("app")),
                Files.createDirectory(folder.resolve("tmp")),
                emulator.objectStore(assets())
            )
        ) {
            var owner = new Person(api::address, "Olga");
            var world = owner.world();
            var files = "/api/worlds/" + world.path("id").asString() + "/assets";

            var asset = owner.uploads(world.path("id").asString(), "image/png", SampleFiles.png(800, 400));

            var signed = owner.get(asset.path("url").asString()).is(302).header("Location");
            assertThat(widthOf(Upload.read(signed))).isEqualTo(800);
            var key = URI.create(signed)
                .getPath()
                .replaceFirst("^/" + assets(), "");
            assertThat(key).startsWith("/files/");
            emulator.acceptPlainHttp(assets());
            assertThat(emulator.browse(key).statusCode()).isEqualTo(403);
            assertThat(emulator.browse(key.replace("/files/", "/assets/")).statusCode()).isEqualTo(403);

            owner.patch("/api/worlds/" + world.path("id").asString(), 1, Map.of("visibility", "public")).is(200);
            var published = Eventually.value(
                () -> owner.get(files).is(200).items().getFirst(),
                it -> it.path("url").asString().startsWith("/assets/")
            );
            var file = emulator.browse(published.path("url").asString());
            assertThat(widthOf(file)).isEqualTo(800);
            assertThat(widthOf(emulator.browse(published.path("thumbnailUrl").asString()))).isEqualTo(640);
            assertThat(header(file, "Content-Type")).isEqualTo("image/png");
            assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, s-maxage=3600, immutable");
            assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
            // The policy that the API sends with covers.
            assertThat(header(file, "Content-Security-Policy")).isEqualTo(
                owner.get(world.path("coverUrl").asString()).is(200).header("Content-Security-Policy")
            );
        }
    }

    private static int widthOf(HttpResponse<byte[]> picture) throws IOException {
        assertThat(picture.statusCode()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private void a_key_gets_into_its_secret_once() throws Exception {
        var anthropic = emulator.output("Data", "AnthropicKeySecret");
        assertThat(emulator.secret(anthropic)).isEqualTo("unset");
        var withKey = new HashMap<>(environment);
        withKey.put("ANTHROPIC_API_KEY", "sk-ant-test");

        assertThat(succeed(withKey, "keys").output())
            .contains("ANTHROPIC_API_KEY is in its secret now.", "The services start again")
            .doesNotContain("sk-ant-test");

        assertThat(emulator.secret(anthropic)).isEqualTo("sk-ant-test");
        assertThat(emulator.secret(emulator.output("Data", "OpenAiKeySecret"))).isEqualTo("unset");
        assertThat(succeed(withKey, "keys").output()).contains("has this value already").doesNotContain("start again");
    }

    private void passwords_are_changed_on_demand() throws Exception {
        assertThat(succeed("rotate").output()).contains(
            "Make new passwords for the databases",
            "The services start again"
        );
    }

    private void once_more_changes_nothing() throws Exception {
        var deploy = succeed("deploy");

        assertThat(outcomes(deploy)).containsOnlyKeys(STACKS);
        assertThat(outcomes(deploy).values()).containsOnly("nothing to change");
        assertThat(deploy.output()).contains("0 files sent, 0 deleted").doesNotContain("MB sent");
        assertThat(emulator.invalidations()).isEqualTo(1);
        assertThat(emulator.secret(emulator.output("Data", "AnthropicKeySecret"))).isEqualTo("sk-ant-test");
    }

    private void a_changed_setting_changes_the_stack_it_is_about() throws Exception {
        var settings = settings("alarm.email=operator@example.org");

        assertThat(succeed("diff", settings).output()).contains("Number of stacks with differences: 1");
        var deploy = succeed("deploy", settings);

        assertThat(deploy.output()).doesNotContain("Nobody will be told", "> Ask the account");
        assertThat(outcomes(deploy))
            .containsEntry(PREFIX + "Monitoring", "changed")
            .matches(all -> all.values().stream().filter("nothing to change"::equals).count() == STACKS.size() - 1);
    }

    private void a_stack_that_fails_goes_back_and_says_what_failed_and_why() throws Exception {
        var address = emulator.output("Edge", "Address");

        var deploy = Command.run(
            environment,
            "deploy",
            settings("domain=example.org\ndomain.zone=Z0123456789ABCDEFGHIJ")
        );

        assertThat(deploy.exit()).isEqualTo(1);
        assertThat(deploy.output())
            .contains(PREFIX + "Edge failed and is now in UPDATE_ROLLBACK_COMPLETE.")
            .containsPattern("\\w+ \\(AWS::Route53::RecordSet\\): No hosted zone with id 'Z0123456789ABCDEFGHIJ'")
            .doesNotContain("Deploy " + PREFIX + "Data");
        assertThat(emulator.output("Edge", "Address")).isEqualTo(address);
    }

    private void a_restored_database_is_not_replaced_by_an_empty_one() throws Exception {
        var restored = succeed("deploy", settings("database.snapshot=before-the-accident"));
        assertThat(outcomes(restored)).containsEntry(PREFIX + "Data", "changed");

        var forgetful = Command.run(environment, "deploy");

        assertThat(forgetful.exit()).isEqualTo(1);
        assertThat(forgetful.output()).contains(
            "which the settings no longer name: an empty one would take its place." +
                " Set database.snapshot=before-the-accident."
        );
        assertThat(forgetful.output()).doesNotContain("> Deploy");
    }

    private void nothing_is_destroyed_that_nobody_confirmed() throws Exception {
        var destroy = Command.run(environment, "destroy");

        assertThat(destroy.exit()).isEqualTo(1);
        assertThat(destroy.output()).contains("-Dconfirm=starter");
        assertThat(emulator.stacks()).extracting(Stack::stackName).containsAll(STACKS);
    }

    private void destroying_keeps_data_that_cannot_be_restored() throws Exception {
        var assets = assets();
        try (var s3 = emulator.s3()) {
            s3.putObject(request -> request.bucket(assets).key("assets/cover.png"), RequestBody.fromString("a cover"));
        }

        var destroy = succeed("destroy", "-Dconfirm=starter");

        assertThat(emulator.stacks())
            .extracting(Stack::stackName)
            .filteredOn(STACKS::contains)
            .containsExactly(PREFIX + "Foundation");
        assertThat(destroy.output())
            .contains("the stack DeepSciFi-starter-Foundation", assets)
            .contains("the last snapshot of the database, deepscifi-starter-data-");
        assertThat(assets()).isEqualTo(assets);
    }

    private void a_deploy_that_was_cut_off_goes_on_with_what_was_kept() throws Exception {
        var assets = assets();
        Command.start(environment, "deploy").killWhenItSays("Deploy " + PREFIX + "Data");

        var deploy = succeed("deploy");

        assertThat(emulator.stacks()).extracting(Stack::stackName).containsAll(STACKS);
        assertThat(outcomes(deploy))
            .containsEntry(PREFIX + "Network", "nothing to change")
            .containsEntry(PREFIX + "Services", "created");
        assertThat(deploy.output()).contains("is there as build-", "Deep Sci-Fi is at").doesNotContain("MB sent");
        assertThat(assets()).isEqualTo(assets);
        try (var s3 = emulator.s3()) {
            assertThat(
                s3.getObjectAsBytes(request -> request.bucket(assets).key("assets/cover.png")).asUtf8String()
            ).isEqualTo("a cover");
        }
        assertThat(emulator.browse("/").statusCode()).isEqualTo(200);
    }

    private Command.Result succeed(String... words) throws Exception {
        return succeed(environment, words);
    }

    private static Command.Result succeed(Map<String, String> environment, String... words) throws Exception {
        var result = Command.run(environment, words);
        assertThat(result.exit()).as(result.output()).isEqualTo(0);
        return result;
    }

    /** The outcome of each stack, by its name. */
    private static Map<String, String> outcomes(Command.Result deploy) {
        var outcomes = new HashMap<String, String>();
        var stack = "";
        for (var line : deploy.lines()) {
            if (line.startsWith("> ")) {
                stack = line.startsWith("> Deploy ") ? line.substring("> Deploy ".length()) : "";
            } else if (!stack.isEmpty() && line.strip().matches("nothing to change|changed|created")) {
                outcomes.put(stack, line.strip());
            }
        }
        return outcomes;
    }

    private static String settings(String lines) throws Exception {
        return "-Dsettings=" + Files.writeString(Files.createTempFile(folder, "settings", ".properties"), lines);
    }

    private static String parameter(String name) {
        return emulator
            .stacks()
            .stream()
            .filter(stack -> stack.stackName().equals(PREFIX + "Services"))
            .flatMap(stack -> stack.parameters().stream())
            .filter(parameter -> parameter.parameterKey().equals(name))
            .findFirst()
            .orElseThrow()
            .parameterValue();
    }

    private static String assets() {
        try (var s3 = emulator.s3()) {
            return s3
                .listBuckets()
                .buckets()
                .stream()
                .map(bucket -> bucket.name())
                .filter(name -> name.contains("assets") && name.startsWith("deepscifi"))
                .findFirst()
                .orElseThrow();
        }
    }

    private static String type(String path) throws Exception {
        return emulator
            .browse(URI.create("/").resolve(path).toString())
            .headers()
            .firstValue("Content-Type")
            .orElseThrow();
    }

    private static List<String> files(Path site) throws Exception {
        try (var paths = Files.walk(site)) {
            return paths
                .filter(Files::isRegularFile)
                .map(file -> site.relativize(file).toString())
                .sorted()
                .toList();
        }
    }
}
