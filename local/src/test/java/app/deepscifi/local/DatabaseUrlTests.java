package app.deepscifi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTests {

    @Test
    void the_parts_of_a_url_become_what_jdbc_wants() {
        var url = DatabaseUrl.parse("postgresql://ada:p%40ss+word@db.example:6543/worlds?sslmode=require");

        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:6543/worlds?sslmode=require");
        assertThat(url.user()).isEqualTo("ada");
        assertThat(url.password()).isEqualTo("p@ss+word");
    }

    @Test
    void the_short_scheme_and_the_usual_port_are_understood() {
        assertThat(DatabaseUrl.parse("postgres://ada@db/worlds").jdbc()).isEqualTo("jdbc:postgresql://db:5432/worlds");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://ada:hidden@db/worlds, it does not begin with postgresql://",
        "postgresql://ada:hidden@/worlds, it names no host",
        "postgresql://ada:hidden@db, it names no database",
        "postgresql://db/worlds, it names no user",
        "postgresql://ada:hid den@db/worlds, it is no URL",
        "hidden, it does not begin with postgresql://",
    })
    void an_error_is_reported_in_one_line_without_the_password(String value, String problem) {
        assertThatExceptionOfType(StartFailure.class)
            .isThrownBy(() -> DatabaseUrl.parse(value))
            .withMessageStartingWith("DATABASE_URL must look like postgresql://user:password@host:5432/database: ")
            .withMessageContaining(problem)
            .satisfies(failure -> assertThat(failure.getMessage()).hasLineCount(1).doesNotContain("hid"));
    }

    @Test
    void printing_it_shows_no_password() {
        assertThat(DatabaseUrl.parse("postgresql://ada:hidden@db/worlds")).hasToString("db:5432/worlds");
    }
}
