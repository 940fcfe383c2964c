package app.deepscifi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several servers behind one name, each with an address of its own and the same port. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeveralServersTests {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final TestNames names = new TestNames();
    private final StreamingClient client = new StreamingClient(NEVER, NEVER, names);
    private final List<RawServer> servers = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        for (var number = 1; number <= 3; number++) {
            servers.add(RawServer.start(TestNames.address(number), port(), SeveralServersTests::stream));
        }
        names.are(1, 2, 3);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        for (var server : servers) {
            server.close();
        }
    }

    @Test
    void each_request_goes_to_a_server_with_the_fewest_open_ones() throws Exception {
        var answers = open(9);

        assertThat(counts()).containsExactly(3, 3, 3);
        assertThat(answers).hasSize(9);
    }

    @Test
    void requests_that_begin_at_the_same_moment_are_distributed_too() throws Exception {
        var ends = Stream.generate(() -> new CompletableFuture<Answer>())
            .limit(30)
            .toList();
        for (var end : ends) {
            Thread.startVirtualThread(() -> {
                try {
                    end.complete(post());
                } catch (IOException failure) {
                    end.completeExceptionally(failure);
                }
            });
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();

        assertThat(counts()).containsExactly(10, 10, 10);
    }

    @Test
    void plain_requests_count_as_long_as_they_take() throws Exception {
        open(2);
        var busy = IntStream.range(0, 3)
            .filter(number -> servers.get(number).requests().size() == 1)
            .boxed()
            .toList();
        var whole = client.whole(NEVER);
        for (var time = 1; time <= 4; time++) {
            whole.execute(new HttpGet(url().resolve("/short")), answer -> EntityUtils.toString(answer.getEntity()));
        }

        assertThat(busy)
            .hasSize(2)
            .allSatisfy(number -> assertThat(servers.get(number).requests()).hasSize(1));
    }

    private enum End {
        READ {
            @Override
            void of(Answer answer, RawServer.Connection connection) throws IOException {
                connection.say("0\r\n\r\n");
                answer.body().readAllBytes();
            }
        },
        REFUSED {
            @Override
            void of(Answer answer, RawServer.Connection connection) throws IOException {
                connection.say("0\r\n\r\n");
                assertThat(answer.refusal()).hasSize(1);
            }
        },
        BROKEN {
            @Override
            void of(Answer answer, RawServer.Connection connection) throws IOException {
                connection.drop();
                answer.body().read();
                assertThatIOException().isThrownBy(() -> answer.body().read());
            }
        },
        CLOSED_WHILE_READ {
            @Override
            void of(Answer answer, RawServer.Connection connection) throws Exception {
                answer.body().read();
                var reading = new CountDownLatch(1);
                var end = new CompletableFuture<Integer>();
                var reader = Thread.startVirtualThread(() -> {
                    reading.countDown();
                    try {
                        end.complete(answer.body().read());
                    } catch (IOException failure) {
                        end.completeExceptionally(failure);
                    }
                });
                reading.await();
                while (reader.getState() == Thread.State.RUNNABLE) {
                    Thread.onSpinWait();
                }
                answer.close();
                assertThat(end.get()).isEqualTo(-1);
            }
        };

        abstract void of(Answer answer, RawServer.Connection connection) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void an_exchange_that_has_ended_in_any_way_no_longer_counts(End end) throws Exception {
        names.are(1);
        var answers = open(3);
        names.are(1, 2);
        for (var one = 0; one < 3; one++) {
            end.of(answers.get(one), servers.getFirst().connections().get(one));
        }

        open(4);

        assertThat(counts()).containsExactly(3 + 2, 2, 0);
    }

    @Test
    void a_server_that_takes_no_connection_is_passed_over() throws Exception {
        servers.get(1).close();

        open(8);

        assertThat(counts()).containsExactly(4, 0, 4);
        assertThat(client.servers(url())).isEqualTo(2);
    }

    @Test
    void where_none_takes_a_connection_the_failure_is_that_of_one() throws Exception {
        for (var server : servers) {
            server.close();
        }

        assertThatThrownBy(this::post).isInstanceOf(ConnectException.class).hasMessageContaining("letta.test");
        assertThat(client.servers(url())).isEqualTo(1);
    }

    @Test
    void a_request_that_was_sent_is_sent_to_no_other_server() throws Exception {
        for (var server : servers) {
            server.close();
        }
        servers.clear();
        for (var number = 1; number <= 3; number++) {
            servers.add(RawServer.start(TestNames.address(number), port(), RawServer.Connection::request));
        }

        assertThatIOException().isThrownBy(this::post);

        assertThat(counts()).containsExactlyInAnyOrder(1, 0, 0);
    }

    @Test
    void a_new_server_gets_the_next_requests() throws Exception {
        names.are(1);
        open(2);

        names.are(1, 2);
        open(2);

        assertThat(counts()).containsExactly(2, 2, 0);
        assertThat(client.servers(url())).isEqualTo(2);
    }

    @Test
    void a_server_that_the_name_has_no_longer_gets_none_even_if_a_connection_to_it_is_idle() throws Exception {
        names.are(1);
        End.READ.of(post(), servers.getFirst().connections().getFirst());

        names.are(2);
        open(2);

        assertThat(counts()).containsExactly(1, 2, 0);
        assertThat(client.servers(url())).isEqualTo(1);
    }

    @Test
    void servers_are_asked_for_by_their_name() throws Exception {
        open(3);

        assertThat(servers).allSatisfy(server ->
            assertThat(server.hosts()).containsExactly("letta.test:" + servers.getFirst().port())
        );
    }

    @Test
    void their_certificates_are_checked_for_their_name() throws Exception {
        var before = SSLContext.getDefault();
        var tls = TestCertificate.create();
        SSLContext.setDefault(tls);
        try (
            var server = RawServer.start(tls.getServerSocketFactory(), SeveralServersTests::stream);
            var encrypted = new StreamingClient(NEVER, NEVER, names)
        ) {
            names.are(1);
            encrypted.post(server.url("letta.test"), Map.of(), BODY).body().read();

            assertThat(server.connections().getFirst().serverName()).isEqualTo("letta.test");
            assertThatIOException()
                .isThrownBy(() -> encrypted.post(server.url("other.test"), Map.of(), BODY))
                .withMessageContaining("other.test");
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private List<Answer> open(int count) throws IOException {
        var answers = new ArrayList<Answer>();
        for (var one = 0; one < count; one++) {
            answers.add(post());
        }
        return answers;
    }

    private Answer post() throws IOException {
        return client.post(url(), Map.of(), BODY);
    }

    private URI url() {
        return servers.getFirst().url("letta.test");
    }

    private int port() {
        return servers.isEmpty() ? 0 : servers.getFirst().port();
    }

    private List<Integer> counts() {
        return servers
            .stream()
            .map(server -> server.requests().size())
            .toList();
    }

    /** Begins an answer that does not end by itself; ends the others. */
    private static void stream(RawServer.Connection connection) throws Exception {
        while (true) {
            if (connection.request().startsWith("GET")) {
                connection.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            } else {
                connection.say(RawServer.OK + RawServer.chunk("a"));
            }
        }
    }
}
