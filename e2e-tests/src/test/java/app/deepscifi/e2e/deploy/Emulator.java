package app.deepscifi.e2e.deploy;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the emulated AWS on loopback. The emulator runs no containers, so this class pretends that tasks run and
 * end.
 */
final class Emulator implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String UPSTREAM = "upstream/letta";

    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread tasks = Thread.ofVirtual().unstarted(this::endTasks);

    /** @param settings lines of {@code AWS_…=…}, which the emulator prints at start */
    Emulator(String settings) {
        this.settings = settings
            .lines()
            .map(line -> line.split("=", 2))
            .collect(toMap(pair -> pair[0], pair -> pair[1]));
        tasks.start();
    }

    /** The environment with which a command uses the emulator as AWS. */
    Map<String, String> environment(URI api) {
        var ours = Map.of(
            "DEEPSCIFI_REGISTRY",
            endpoint().toString(),
            "DEEPSCIFI_SITE",
            endpoint().toString(),
            "DEEPSCIFI_LETTA_IMAGE",
            endpoint() + "/" + UPSTREAM + ":0.16.8",
            "DEEPSCIFI_API",
            api.toString()
        );
        var environment = new HashMap<>(settings);
        environment.putAll(ours);
        return environment;
    }

    List<Stack> stacks() {
        try (var cloudFormation = client(CloudFormationClient.builder())) {
            return cloudFormation
                .describeStacks()
                .stacks()
                .stream()
                .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE)
                .toList();
        }
    }

    String output(String part, String name) {
        return stacks()
            .stream()
            .filter(stack -> stack.stackName().endsWith("-" + part))
            .flatMap(stack -> stack.outputs().stream())
            .filter(output -> output.outputKey().equals(name))
            .map(Output::outputValue)
            .findFirst()
            .orElseThrow(() -> new AssertionError(part + " has no output " + name));
    }

    /** The variables with which the API uses a bucket in the emulator. */
    Map<String, String> objectStore(String bucket) {
        var environment = new HashMap<>(settings);
        environment.put("AWS_S3_BUCKET", bucket);
        return environment;
    }

    /**
     * Lets the distribution read this bucket. The emulator takes all requests for plain HTTP, which the policy of the bucket
     * denies; the other statements of the policy stay as they were deployed.
     */
    void acceptPlainHttp(String bucket) {
        try (var s3 = s3()) {
            var policy = JSON.readTree(s3.getBucketPolicy(request -> request.bucket(bucket)).policy());
            var statements = policy.get("Statement").valueStream();
            var allowing = statements.filter(statement -> statement.get("Effect").asString().equals("Allow")).toList();
            var changed = Map.of("Version", policy.get("Version"), "Statement", allowing);
            s3.putBucketPolicy(request -> request.bucket(bucket).policy(JSON.writeValueAsString(changed)));
        }
    }

    S3Client s3() {
        return client(S3Client.builder());
    }

    int invalidations() {
        try (var cloudFront = client(CloudFrontClient.builder())) {
            return cloudFront
                .listInvalidations(request -> request.distributionId(output("Edge", "DistributionId")))
                .invalidationList()
                .quantity();
        }
    }

    String secret(String arn) {
        try (var secrets = client(SecretsManagerClient.builder())) {
            return secrets.getSecretValue(request -> request.secretId(arn)).secretString();
        }
    }

    /** The response of the distribution to a browser. */
    HttpResponse<byte[]> browse(String path) throws Exception {
        var host = URI.create(output("Edge", "Address")).getHost();
        var request = HttpRequest.newBuilder(endpoint().resolve(path))
            .header("Host", host)
            .header("X-Forwarded-Proto", "https");
        return http.send(request.GET().build(), BodyHandlers.ofByteArray());
    }

    /** A manifest in a repository, by the repository's address from the stack. */
    HttpResponse<String> manifest(String repository, String reference) throws Exception {
        var path = "/v2/%s/manifests/%s".formatted(repository.substring(repository.indexOf('/') + 1), reference);
        var request = HttpRequest.newBuilder(endpoint().resolve(path)).header(
            "Accept",
            "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json"
        );
        return http.send(request.GET().build(), BodyHandlers.ofString());
    }

    /** Publishes a small image in place of upstream's Letta image, and returns its digest. */
    String publishLetta() throws Exception {
        try (var registry = client(EcrClient.builder())) {
            registry.createRepository(request -> request.repositoryName(UPSTREAM));
        }
        var layer = upload("what Letta is made of".getBytes(StandardCharsets.UTF_8));
        var configuration = upload("{\"architecture\":\"arm64\",\"os\":\"linux\"}".getBytes(StandardCharsets.UTF_8));
        var manifest = """
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
        "config":{"mediaType":"application/vnd.oci.image.config.v1+json",%s},
        "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",%s}]}"""
            .formatted(configuration, layer)
            .getBytes(StandardCharsets.UTF_8);
        send(
            HttpRequest.newBuilder(endpoint().resolve("/v2/" + UPSTREAM + "/manifests/0.16.8"))
                .header("Content-Type", "application/vnd.oci.image.manifest.v1+json")
                .PUT(BodyPublishers.ofByteArray(manifest))
        );
        return digest(manifest);
    }

    @Override
    public void close() throws InterruptedException {
        tasks.interrupt();
        tasks.join();
    }

    private String upload(byte[] blob) throws Exception {
        var session = send(
            HttpRequest.newBuilder(endpoint().resolve("/v2/" + UPSTREAM + "/blobs/uploads/")).POST(
                BodyPublishers.noBody()
            )
        );
        var location = session.headers().firstValue("Location").orElseThrow();
        send(
            HttpRequest.newBuilder(endpoint().resolve(location + "?digest=" + digest(blob))).PUT(
                BodyPublishers.ofByteArray(blob)
            )
        );
        return "\"digest\":\"%s\",\"size\":%d".formatted(digest(blob), blob.length);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response + ": " + response.body());
        }
        return response;
    }

    private static String digest(byte[] content) throws Exception {
        return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    /** Ends each task that a deploy starts, as if it had done its work. */
    private void endTasks() {
        try (var ecs = client(EcsClient.builder())) {
            while (true) {
                Thread.sleep(200);
                for (var cluster : ecs.listClusters().clusterArns()) {
                    var running = ecs.listTasks(request -> request.cluster(cluster).startedBy("cdk"));
                    running.taskArns().forEach(task -> ecs.stopTask(request -> request.cluster(cluster).task(task)));
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder
            .endpointOverride(endpoint())
            .region(Region.of(setting("AWS_REGION")))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(setting("AWS_ACCESS_KEY_ID"), setting("AWS_SECRET_ACCESS_KEY"))
                )
            )
            .build();
    }

    private URI endpoint() {
        return URI.create(setting("AWS_ENDPOINT_URL"));
    }

    private String setting(String name) {
        var value = settings.get(name);
        if (value == null) {
            throw new AssertionError("The emulator did not say " + name);
        }
        return value;
    }
}
