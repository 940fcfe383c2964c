package app.deepscifi.infra.deploy.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service of AWS with a JSON protocol, for single calls that need no module of the SDK.
 *
 * @param name        the name in signatures, such as {@code servicequotas}
 * @param target      the name in the header {@code X-Amz-Target}
 * @param contentType {@code application/x-amz-json-1.0} or {@code 1.1}
 */
public record JsonService(
    AwsCredentialsProvider credentials,
    URI address,
    String region,
    String name,
    String target,
    String contentType
) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Headers that the HTTP client sets itself, to the same values. */
    private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

    /** @throws software.amazon.awssdk.core.exception.SdkException if AWS refuses the request or does not answer */
    public JsonNode call(String action, String body) {
        var unsigned = SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(address)
            .putHeader("Content-Type", contentType)
            .putHeader("X-Amz-Target", target + "." + action)
            .build();
        var signed = AwsV4HttpSigner.create().sign(sign ->
            sign
                .identity(credentials.resolveCredentials())
                .request(unsigned)
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, name)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
        );
        var request = HttpRequest.newBuilder(signed.request().getUri())
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body));
        signed.request().forEachHeader((header, values) -> {
            if (!SET_BY_CLIENT.contains(header.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(header, value));
            }
        });
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build()) {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var answer = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw refused(answer);
            }
            return answer;
        } catch (IOException | JacksonException unusable) {
            throw SdkClientException.create(name + " does not answer", unusable);
        } catch (InterruptedException stopped) {
            throw new Failure("Stopped.");
        }
    }

    private static AwsServiceException refused(JsonNode answer) {
        var code = answer.path("__type").asString("unknown").replaceFirst("^.*#", "");
        return AwsServiceException.builder()
            .message(code)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .build();
    }
}
