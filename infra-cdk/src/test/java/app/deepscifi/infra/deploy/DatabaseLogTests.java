package app.deepscifi.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

class DatabaseLogTests {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private boolean isThere;

    DatabaseLogTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var action = exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst(".*\\.", "");
                requests.add(
                    action + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                );
                var refused = isThere && action.equals("CreateLogGroup");
                var body = refused ? "{\"__type\": \"ResourceAlreadyExistsException\"}" : "{}";
                exchange.sendResponseHeaders(refused ? 400 : 200, body.length());
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void it_is_kept_as_long_as_other_logs_whoever_made_its_group() {
        keep("instance");
        isThere = true;
        keep("instance");

        assertThat(requests)
            .filteredOn(request -> request.startsWith("PutRetentionPolicy"))
            .hasSize(2)
            .allMatch(
                request ->
                    request.contains("\"/aws/rds/instance/live/postgresql\"") &&
                    request.contains("\"retentionInDays\":90")
            );
    }

    @Test
    void the_log_of_a_cluster_has_another_group() {
        keep("cluster");

        assertThat(requests).allMatch(request -> request.contains("\"/aws/rds/cluster/live/postgresql\""));
    }

    @Test
    void a_deploy_waits_longer_than_a_vpc_origin_takes() {
        assertThat(Deploy.PATIENCE).isGreaterThan(Duration.ofMinutes(15));
    }

    private void keep(String kind) {
        try (
            var logs = CloudWatchLogsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build()
        ) {
            new DatabaseLog(logs, kind, "live").keepFor(90);
        }
    }
}
