package app.deepscifi.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTests {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8:1:2:3:4:5:6, 2001:0db8:0001:0002::",
        "::ffff:198.51.100.7, 198.51.100.7",
    })
    void addresses_that_one_customer_has_are_one_network(String one, String other) {
        assertThat(ClientNetwork.of(one)).isEqualTo(ClientNetwork.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:3::1",
        "198.51.100.7, 198.51.100.8",
        "::ffff:198.51.100.7, ::ffff:198.51.100.8",
        "nonsense, other",
    })
    void addresses_of_different_customers_are_different_networks(String one, String other) {
        assertThat(ClientNetwork.of(one)).isNotEqualTo(ClientNetwork.of(other));
    }

    @Test
    void an_invalid_address_is_never_looked_up() {
        assertThat(ClientNetwork.of("localhost")).isEqualTo(new ClientNetwork("localhost"));
    }
}
