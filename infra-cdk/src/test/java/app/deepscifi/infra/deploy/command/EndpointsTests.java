package app.deepscifi.infra.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointsTests {

    @Test
    void everything_is_where_aws_has_it_unless_somebody_says_otherwise() {
        assertThat(Endpoints.of(Map.of("DEEPSCIFI_SITE", " "))).isEqualTo(
            new Endpoints(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
        );
        assertThat(Endpoints.of(Map.of("DEEPSCIFI_REGISTRY", "http://127.0.0.1:5566")).registry()).contains(
            URI.create("http://127.0.0.1:5566")
        );
    }

    @Test
    void an_invalid_address_is_refused_with_the_name_of_its_variable() {
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> Endpoints.of(Map.of("DEEPSCIFI_API", "localhost:8080")))
            .withMessageStartingWith("DEEPSCIFI_API must be like http://127.0.0.1:5566");
    }
}
