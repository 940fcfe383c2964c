package app.deepscifi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection for each answer, each wait with an end, and no request sent twice. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamingClientTests {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private static SSLContext before;
    private static SSLContext tls;

    private StreamingClient client = new StreamingClient(NEVER, NEVER);

    @BeforeAll
    static void trustTheServer() throws Exception {
        before = SSLContext.getDefault();
        tls = TestCertificate.create();
        SSLContext.setDefault(tls);
    }

    @AfterAll
    static void trustAsBefore() {
        SSLContext.setDefault(before);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void an_answer_is_handed_on_as_it_arrives() throws Exception {
        try (var server = RawServer.saying(RawServer.OK + RawServer.chunk("snow")); var answer = post(server)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("transfer-encoding", List.of("chunked"));
            assertThat(answer.body().readNBytes(4)).asString().isEqualTo("snow");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "HTTP/1.1 200 OK\r\n" })
    void silence_before_the_answer_has_a_limit(String begun) throws Exception {
        client = new StreamingClient(NEVER, SOON);
        try (var server = RawServer.saying(begun)) {
            assertThatThrownBy(() -> post(server)).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void so_has_a_server_that_does_not_read_the_request() throws Exception {
        client = new StreamingClient(NEVER, SOON);
        try (var server = RawServer.start(_ -> new CountDownLatch(1).await())) {
            assertThatThrownBy(() -> client.post(server.url(), Map.of(), new byte[50_000_000])).isInstanceOf(
                SocketTimeoutException.class
            );
        }
    }

    @Test
    void so_has_silence_within_the_answer_but_not_the_whole_of_it() throws Exception {
        client = new StreamingClient(NEVER, SOON);
        var pieces = 8;
        try (
            var server = RawServer.start(connection -> {
                connection.request();
                connection.say(RawServer.OK);
                for (var piece = 0; piece < pieces; piece++) {
                    Thread.sleep(SOON.dividedBy(4));
                    connection.say(RawServer.chunk("a"));
                }
                connection.stay();
            });
            var answer = post(server)
        ) {
            assertThat(answer.body().readNBytes(pieces)).hasSize(pieces);
            assertThatThrownBy(() -> answer.body().read()).isInstanceOf(SocketTimeoutException.class);
            server.connections().getFirst().left().get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void closing_from_another_thread_ends_a_read_at_once(boolean encrypted) throws Exception {
        try (var server = hanging(encrypted)) {
            var answer = post(server);
            var started = new CountDownLatch(1);
            var end = new CompletableFuture<Integer>();
            Thread.startVirtualThread(() -> {
                try {
                    answer.body().read();
                    started.countDown();
                    end.complete(answer.body().read());
                } catch (IOException failure) {
                    end.completeExceptionally(failure);
                }
            });
            started.await();

            answer.close();

            assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
            server.connections().getFirst().left().get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void an_interrupt_ends_a_read_at_once(boolean encrypted) throws Exception {
        try (var server = hanging(encrypted); var answer = post(server)) {
            var started = new CountDownLatch(1);
            endsWhenInterrupted(started, () -> {
                answer.body().read();
                started.countDown();
                answer.body().read();
            });
            server.connections().getFirst().left().get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void and_the_wait_for_an_answer(boolean encrypted) throws Exception {
        var asked = new CountDownLatch(1);
        RawServer.Talk silent = connection -> {
            connection.request();
            asked.countDown();
            connection.stay();
        };
        try (var server = start(encrypted, silent)) {
            endsWhenInterrupted(asked, () -> post(server));
            server.connections().getFirst().left().get(20, TimeUnit.SECONDS);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void and_the_wait_for_a_connection() throws Exception {
        try (var server = new FullServer()) {
            var started = new CountDownLatch(1);
            endsWhenInterrupted(started, () -> {
                started.countDown();
                client.post(server.url(), Map.of(), BODY);
            });
        }
    }

    @Test
    void a_connection_is_waited_for_only_so_long() throws Exception {
        try (var server = new FullServer()) {
            client = new StreamingClient(SOON, NEVER);
            assertThatThrownBy(() -> client.post(server.url(), Map.of(), BODY)).isInstanceOf(
                ConnectTimeoutException.class
            );
            assertThatThrownBy(() ->
                client.whole(Duration.ofMillis(50)).execute(new HttpGet(server.url()), HttpResponse::getCode)
            )
                .isInstanceOf(SocketTimeoutException.class)
                .isNotInstanceOf(ConnectTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"a\"",
            "408 Request Timeout\r\nConnection: close",
            "429 Too Many Requests\r\nRetry-After: 0",
            "503 Service Unavailable\r\nRetry-After: 0",
            "307 Temporary Redirect\r\nLocation: /elsewhere",
        }
    )
    void no_request_is_sent_again_for_its_answer(String status) throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
            post(server).close();

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void nor_where_the_connection_is_lost_before_an_answer() throws Exception {
        try (var server = RawServer.start(RawServer.Connection::request)) {
            assertThatIOException().isThrownBy(() -> post(server));

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_connection_is_used_again_after_an_answer_that_was_read_to_its_end() throws Exception {
        try (var server = answering(RawServer.OK + RawServer.chunk("snow") + RawServer.chunk(""))) {
            for (var time = 0; time < 3; time++) {
                try (var answer = post(server)) {
                    assertThat(answer.body().readAllBytes()).hasSize(4);
                }
            }

            assertThat(server.connections()).hasSize(1);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void an_answer_that_goes_on_is_dropped() throws Exception {
        try (
            var server = RawServer.start(connection -> {
                connection.request();
                connection.say(RawServer.OK);
                while (true) {
                    connection.say(RawServer.chunk("more"));
                }
            })
        ) {
            post(server).close();

            server.connections().getFirst().left().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void an_answer_is_dropped_while_the_common_pool_is_busy() throws Exception {
        var end = new CountDownLatch(1);
        var tasks = Stream.generate(() ->
            ForkJoinPool.commonPool().submit(() -> {
                end.await();
                return end;
            })
        )
            .limit(ForkJoinPool.getCommonPoolParallelism())
            .toList();
        try (var server = hanging(false)) {
            post(server).close();

            server.connections().getFirst().left().get(20, TimeUnit.SECONDS);
        } finally {
            end.countDown();
            tasks.forEach(ForkJoinTask::join);
        }
    }

    @Test
    void a_resting_connection_that_the_server_closed_is_not_used() throws Exception {
        try (
            var server = RawServer.start(connection -> {
                connection.request();
                connection.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            })
        ) {
            for (var time = 1; time <= 3; time++) {
                post(server).close();
                server.connections().getLast().left().get(20, TimeUnit.SECONDS);
                assertThat(server.requests()).hasSize(time);
            }
        }
    }

    @Test
    void there_is_no_limit_on_the_answers_at_once() throws Exception {
        try (var server = hanging(false)) {
            var open = new ArrayList<Answer>();
            for (var one = 0; one < 60; one++) {
                open.add(post(server));
            }

            assertThat(server.connections()).hasSize(60);
            open.forEach(Answer::close);
        }
    }

    @Test
    void closing_the_client_ends_all_that_waits() throws Exception {
        try (var server = hanging(false)) {
            var started = new CountDownLatch(2);
            var ends = List.of(new CompletableFuture<Throwable>(), new CompletableFuture<Throwable>());
            for (var end : ends) {
                Thread.startVirtualThread(() -> {
                    try (var answer = post(server)) {
                        answer.body().read();
                        started.countDown();
                        answer.body().read();
                    } catch (IOException broken) {
                        end.complete(broken);
                    }
                });
            }
            started.await();

            client.close();

            for (var end : ends) {
                assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            }
            assertThatIOException()
                .isThrownBy(() -> post(server))
                .withMessage("The client is closed");
        }
    }

    @Test
    void a_server_that_is_not_there_refuses() throws Exception {
        var server = RawServer.saying("");
        server.close();

        assertThatThrownBy(() -> post(server)).isInstanceOf(ConnectException.class);
    }

    @Test
    void an_answer_that_breaks_off_is_a_failure() throws Exception {
        try (
            var server = RawServer.start(connection -> {
                connection.request();
                connection.say(RawServer.OK + RawServer.chunk("snow"));
            });
            var answer = post(server)
        ) {
            assertThat(answer.body().readNBytes(4)).hasSize(4);
            assertThatIOException().isThrownBy(() -> answer.body().read());
        }
    }

    @Test
    void of_a_refusal_only_the_beginning_is_read() throws Exception {
        try (
            var server = RawServer.start(connection -> {
                connection.request();
                connection.say("HTTP/1.1 500 Failed\r\nTransfer-Encoding: chunked\r\n\r\n");
                while (true) {
                    connection.say(RawServer.chunk("x".repeat(1000)));
                }
            })
        ) {
            assertThat(post(server).refusal()).hasSize(64 * 1024);
            server.connections().getFirst().left().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_refusal_that_breaks_off_says_as_much_as_came() throws Exception {
        try (
            var server = RawServer.start(connection -> {
                connection.request();
                connection.say("HTTP/1.1 500 Failed\r\nContent-Length: 100\r\n\r\nno snow");
            })
        ) {
            assertThat(post(server).refusal()).asString().isEqualTo("no snow");
        }
    }

    @Test
    void an_answer_that_is_read_whole_has_a_limit_to_its_last_byte() throws Exception {
        try (
            var server = RawServer.start(connection -> {
                connection.request();
                connection.say(RawServer.OK);
                while (true) {
                    connection.say(RawServer.chunk("a"));
                    Thread.sleep(SOON.dividedBy(10));
                }
            })
        ) {
            assertThatThrownBy(() ->
                client
                    .whole(SOON)
                    .execute(new HttpGet(server.url()), answer -> EntityUtils.toString(answer.getEntity()))
            ).isInstanceOf(SocketTimeoutException.class);
            server.connections().getFirst().left().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_proxy_of_the_system_is_used() throws Exception {
        var before = ProxySelector.getDefault();
        try (var proxy = answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            ProxySelector.setDefault(new OneProxy(proxy.url()));
            client = new StreamingClient(NEVER, NEVER);
            client.post(URI.create("http://elsewhere.test/a"), Map.of(), BODY).close();

            assertThat(proxy.requests()).containsExactly("POST http://elsewhere.test/a HTTP/1.1");
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private Answer post(RawServer server) throws IOException {
        return client.post(server.url(), Map.of("Content-Type", List.of("application/json")), BODY);
    }

    private interface Waiting {
        void run() throws IOException;
    }

    private static void endsWhenInterrupted(CountDownLatch started, Waiting waiting) throws Exception {
        var end = new CompletableFuture<Boolean>();
        var thread = Thread.startVirtualThread(() -> {
            assertThatThrownBy(waiting::run).isInstanceOf(ClosedByInterruptException.class);
            end.complete(Thread.currentThread().isInterrupted());
        });
        started.await();

        thread.interrupt();

        assertThat(end.get(20, TimeUnit.SECONDS)).isTrue();
    }

    /** Says one byte of an answer and no more. */
    private static RawServer hanging(boolean encrypted) throws IOException {
        return start(encrypted, connection -> {
            connection.request();
            connection.say(RawServer.OK + RawServer.chunk("a"));
            connection.stay();
        });
    }

    private static RawServer start(boolean encrypted, RawServer.Talk talk) throws IOException {
        return encrypted ? RawServer.start(tls.getServerSocketFactory(), talk) : RawServer.start(talk);
    }

    private static RawServer answering(String answer) throws IOException {
        return RawServer.start(connection -> {
            while (true) {
                connection.request();
                connection.say(answer);
            }
        });
    }

    private static final class OneProxy extends ProxySelector {

        private final URI proxy;

        private OneProxy(URI proxy) {
            this.proxy = proxy;
        }

        @Override
        public List<Proxy> select(URI server) {
            return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort())));
        }

        @Override
        public void connectFailed(URI server, SocketAddress address, IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
