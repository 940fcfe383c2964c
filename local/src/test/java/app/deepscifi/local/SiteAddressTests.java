package app.deepscifi.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class SiteAddressTests {

    /** A row of the table that web-static's own test reads. */
    record Rewrite(String uri, String file) {}

    @ParameterizedTest
    @MethodSource("table")
    void an_address_leads_to_the_file_that_cloudfront_would_serve(Rewrite rewrite) {
        assertThat(SiteAddress.rewrite(rewrite.uri())).isEqualTo(rewrite.file());
    }

    static List<Rewrite> table() throws IOException {
        try (
            var table = requireNonNull(
                SiteAddressTests.class.getResourceAsStream("/META-INF/deepscifi-serving/rewrites.json")
            )
        ) {
            return JsonMapper.shared().readValue(table, new TypeReference<>() {});
        }
    }
}
