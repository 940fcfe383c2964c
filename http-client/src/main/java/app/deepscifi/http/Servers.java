package app.deepscifi.http;

import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.HttpHost;

/**
 * The servers behind the names of URLs, one for each address. A server is a {@link HttpHost} with its name and its address,
 * so that the name is still what the server and its certificate are asked for. Thread-safe.
 */
final class Servers {

    /** Time in which a server that took no connection is the last choice. */
    private static final Duration PASSED_OVER = Duration.ofSeconds(10);

    private final DnsResolver names;
    private final Predicate<HttpHost> idleConnection;
    private final InstantSource clock;
    private final Map<HttpHost, Integer> open = new HashMap<>();
    private final Map<HttpHost, Instant> failures = new HashMap<>();

    /** @param idleConnection whether there is an open connection to a server that nobody uses */
    Servers(DnsResolver names, Predicate<HttpHost> idleConnection, InstantSource clock) {
        this.names = names;
        this.idleConnection = idleConnection;
        this.clock = clock;
    }

    /** Returns the servers that the name has now. */
    List<HttpHost> behind(HttpHost name) throws UnknownHostException {
        return Stream.of(names.resolve(name.getHostName()))
            .map(address -> new HttpHost(name.getSchemeName(), address, name.getHostName(), name.getPort()))
            .toList();
    }

    /** Returns the number of servers of the name that take connections, as far as we know; at least 1. */
    int available(HttpHost name) {
        try {
            return Math.max(available(behind(name)), 1);
        } catch (UnknownHostException e) {
            return 1;
        }
    }

    private synchronized int available(List<HttpHost> servers) {
        var available = servers.stream().filter(server -> isOfFamily(server, servers) && !hasFailed(server));
        return Math.toIntExact(available.count());
    }

    /**
     * Chooses the server with the fewest open exchanges, and counts one more. If several have as few, one with an idle
     * connection comes first. The operating system's choice between IPv4 and IPv6 is kept as long as one of its servers is
     * left.
     */
    synchronized HttpHost open(List<HttpHost> servers) {
        var shuffled = new ArrayList<>(servers);
        Collections.shuffle(shuffled);
        var chosen = Collections.min(
            shuffled,
            Comparator.comparing(this::hasFailed)
                .thenComparing(server -> !isOfFamily(server, servers))
                .thenComparing(server -> open.getOrDefault(server, 0))
                .thenComparing(server -> !idleConnection.test(server))
        );
        open.merge(chosen, 1, Integer::sum);
        return chosen;
    }

    /** An exchange has ended, in whichever way. */
    synchronized void ended(HttpHost server) {
        open.computeIfPresent(server, (_, count) -> count == 1 ? null : count - 1);
    }

    synchronized void answered(HttpHost server) {
        failures.remove(server);
    }

    synchronized void tookNoConnection(HttpHost server) {
        failures.values().removeIf(this::isOver);
        failures.put(server, clock.instant());
    }

    private boolean hasFailed(HttpHost server) {
        var failure = failures.get(server);
        return failure != null && !isOver(failure);
    }

    private boolean isOver(Instant failure) {
        return !clock.instant().isBefore(failure.plus(PASSED_OVER));
    }

    private static boolean isOfFamily(HttpHost server, List<HttpHost> servers) {
        return server.getAddress().getClass() == servers.getFirst().getAddress().getClass();
    }
}
