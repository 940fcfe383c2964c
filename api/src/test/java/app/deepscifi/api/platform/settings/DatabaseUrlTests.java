package app.deepscifi.api.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseUrlTests {

    @Test
    void a_database_url_becomes_what_the_driver_wants() {
        assertThat(DatabaseUrl.properties("postgresql://ada:s%40fe+1@db:5433/deepscifi?sslmode=require")).isEqualTo(
            Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://db:5433/deepscifi?sslmode=require",
                "spring.datasource.username",
                "ada",
                "spring.datasource.password",
                "s@fe+1"
            )
        );
        assertThat(DatabaseUrl.properties("postgres://db/deepscifi")).isEqualTo(
            Map.of("spring.datasource.url", "jdbc:postgresql://db/deepscifi")
        );
    }

    @Test
    void a_malformed_database_url_is_refused_without_being_printed() {
        for (var url : new String[] {
            "jdbc:postgresql://db/x",
            "postgresql://u:hunter2@db",
            "postgresql://u:hunter2@ db/x",
        }) {
            assertThatThrownBy(() -> DatabaseUrl.properties(url))
                .hasMessageStartingWith("DATABASE_URL must look like")
                .hasMessageNotContaining("hunter2");
        }
    }
}
