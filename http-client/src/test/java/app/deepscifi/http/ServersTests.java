package app.deepscifi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServersTests {

    private static final HttpHost NAME = new HttpHost("http", "letta.test", 8283);
    private static final List<HttpHost> TWO = List.of(host(TestNames.address(1)), host(TestNames.address(2)));

    private final TestNames names = new TestNames();
    private final List<HttpHost> idle = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final Servers servers = new Servers(names, idle::contains, () -> now);

    @Test
    void a_server_that_took_no_connection_is_the_last_choice_for_ten_seconds() {
        names.are(1, 2);
        servers.tookNoConnection(TWO.getFirst());
        servers.open(TWO);

        assertThat(servers.open(TWO)).isEqualTo(TWO.getLast());
        assertThat(servers.available(NAME)).isEqualTo(1);

        now = now.plusSeconds(10);
        assertThat(servers.available(NAME)).isEqualTo(2);
        assertThat(servers.open(TWO)).isEqualTo(TWO.getFirst());
    }

    @Test
    void one_that_answers_again_counts_again_at_once() {
        names.are(1, 2);
        servers.tookNoConnection(TWO.getFirst());
        servers.answered(TWO.getFirst());

        assertThat(servers.available(NAME)).isEqualTo(2);
    }

    @Test
    void a_server_counts_even_if_none_takes_connections() {
        names.are(1, 2);
        TWO.forEach(servers::tookNoConnection);

        assertThat(servers.available(NAME)).isEqualTo(1);
        assertThat(TWO).contains(servers.open(TWO));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1 })
    void among_servers_with_as_many_exchanges_one_with_an_idle_connection_comes_first(int which) {
        idle.add(TWO.get(which));

        assertThat(servers.open(TWO)).isEqualTo(TWO.get(which));
        assertThat(servers.open(TWO)).isEqualTo(TWO.get(1 - which));
    }

    @Test
    void addresses_of_the_other_family_are_for_the_case_that_those_of_the_first_fail() throws Exception {
        var other = host(InetAddress.getByName("::1"));
        var all = List.of(TWO.getFirst(), other);
        servers.open(all);

        assertThat(servers.open(all)).isEqualTo(TWO.getFirst());
        servers.tookNoConnection(TWO.getFirst());
        assertThat(servers.open(all)).isEqualTo(other);
    }

    @Test
    void a_name_that_nobody_knows_is_taken_for_one_server() {
        var unknown = new Servers(
            new TestNames() {
                @Override
                public InetAddress[] resolve(String host) throws UnknownHostException {
                    throw new UnknownHostException(host);
                }
            },
            idle::contains,
            () -> now
        );

        assertThat(unknown.available(NAME)).isEqualTo(1);
    }

    private static HttpHost host(InetAddress address) {
        return new HttpHost(NAME.getSchemeName(), address, NAME.getHostName(), NAME.getPort());
    }
}
