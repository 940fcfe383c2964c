package app.deepscifi.api.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerAddressTests {

    @ParameterizedTest
    @CsvSource({ "198.51.100.10:46532, 198.51.100.10", "2001:db8:85a3::7334:46532, 2001:db8:85a3::7334", "x, x" })
    void the_port_is_what_follows_the_last_colon(String viewer, String address) {
        assertThat(ViewerAddressValve.withoutPort(viewer)).isEqualTo(address);
    }
}
