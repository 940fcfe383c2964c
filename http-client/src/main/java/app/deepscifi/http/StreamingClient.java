package app.deepscifi.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests over HTTP/1.1 and passes the answers on while they arrive. A connection carries one request at a time, and
 * is used again if its answer was read to the end. The client does not retry a request that was sent.
 *
 * <p>If a name has several addresses, each is a server, and a request goes to the one with the fewest open exchanges. A server
 * that takes no connection is passed over. The name is looked up for each request; how long an address is remembered is up to
 * the JVM ({@code networkaddress.cache.ttl}).
 *
 * <p>Call it on virtual threads: there, an interrupt ends every wait at once with a {@link ClosedByInterruptException}, and
 * the interrupt flag stays set.
 */
public final class StreamingClient implements AutoCloseable {

    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    /**
     * Ends late requests and answers that nobody wants. A thread of its own, because blocked tasks of a shared pool would hold
     * up the limits of all requests.
     */
    private static final ScheduledExecutorService TIMER = timer();

    private final PoolingHttpClientConnectionManager connections;
    private final Servers servers;
    private final CloseableHttpClient streams;

    /**
     * @param connectTimeout the longest time to connect
     * @param silence the longest time until an answer begins, including the time to connect and to send; also the longest
     *     wait between two parts of the answer
     */
    public StreamingClient(Duration connectTimeout, Duration silence) {
        this(connectTimeout, silence, SystemDefaultDnsResolver.INSTANCE);
    }

    StreamingClient(Duration connectTimeout, Duration silence, DnsResolver names) {
        connections = PoolingHttpClientConnectionManagerBuilder.create()
            .useSystemProperties()
            .setMaxConnTotal(Integer.MAX_VALUE)
            .setMaxConnPerRoute(Integer.MAX_VALUE)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(connectTimeout))
                    // The server may have closed an idle connection meanwhile.
                    .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                    .build()
            )
            .build();
        servers = new Servers(names, this::hasIdleConnection, InstantSource.system());
        streams = client(silence, false);
    }

    /**
     * Sends a POST request and returns when the answer begins. The caller closes the answer.
     *
     * @throws ConnectException if the server refuses the connection
     * @throws ConnectTimeoutException if connecting takes too long
     * @throws SocketTimeoutException if the answer does not begin in time
     * @throws IOException if the connection breaks, or the client is closed
     */
    public Answer post(URI url, Map<String, List<String>> headers, byte[] body) throws IOException {
        var request = new HttpPost(url);
        headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        request.setEntity(new ByteArrayEntity(body, null));
        var answer = streams.executeOpen(null, request, null);
        var content = answer.getEntity() == null ? InputStream.nullInputStream() : answer.getEntity().getContent();
        return new Answer(
            answer.getCode(),
            Arrays.stream(answer.getHeaders()).collect(
                Collectors.groupingBy(
                    Header::getName,
                    () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                    Collectors.mapping(Header::getValue, Collectors.toList())
                )
            ),
            new AnswerBody(content, request::abort, TIMER)
        );
    }

    /**
     * @param limit the longest time from the start of a request to the end of its answer
     * @return a client that uses the same connections and reads each answer completely before it returns
     */
    public HttpClient whole(Duration limit) {
        return client(limit, true);
    }

    /**
     * Returns the number of servers behind the name in the URL: its addresses, without those that took no connection in the
     * last ten seconds. At least 1.
     */
    public int servers(URI url) {
        return servers.available(RoutingSupport.normalize(HttpHost.create(url), DefaultSchemePortResolver.INSTANCE));
    }

    /** Closes all connections and ends all open answers. */
    @Override
    public void close() {
        streams.close(CloseMode.IMMEDIATE);
    }

    private CloseableHttpClient client(Duration limit, boolean whole) {
        return HttpClients.custom()
            .useSystemProperties()
            .setConnectionManager(connections)
            .setConnectionManagerShared(whole)
            .evictIdleConnections(IDLE)
            .setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.of(limit)).setProtocolUpgradeEnabled(false).build()
            )
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableRedirectHandling()
            .addExecInterceptorFirst("limit", new TimeLimit(limit, whole, TIMER))
            .addExecInterceptorBefore(ChainElement.CONNECT.name(), "server", new ServerChoice(servers))
            .build();
    }

    private static ScheduledExecutorService timer() {
        var timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("http-limits").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private boolean hasIdleConnection(HttpHost server) {
        var secure = URIScheme.HTTPS.same(server.getSchemeName());
        return connections.getStats(new HttpRoute(server, null, secure)).getAvailable() > 0;
    }
}
