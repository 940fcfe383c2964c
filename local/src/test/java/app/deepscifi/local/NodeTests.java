package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTests {

    @ParameterizedTest
    @ValueSource(strings = { "v20.9.0", "v20.20.2", "v22.1.0", "v30.0.0-nightly" })
    void node_20_9_and_later_will_do(String version) {
        assertThatCode(() -> Node.check(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "v18.20.4", "v20.8.1", "silent", "node: not found" })
    void anything_else_is_named_with_three_ways_out(String version) {
        assertThatExceptionOfType(StartFailure.class)
            .isThrownBy(() -> Node.check(version))
            .withMessageContaining("needs Node 20.9 or later; `node` is " + version)
            .withMessageContaining("Install Node 20.9 or later, set DATABASE_URL");
    }
}
