package app.deepscifi.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.deepscifi.api.platform.problems.FieldError;
import app.deepscifi.api.platform.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CursorTests {

    @Test
    void a_cursor_gives_back_the_keys_it_was_made_of() {
        var time = Instant.parse("2026-01-31T12:00:00.123456Z");
        var id = UUID.randomUUID();

        var cursor = Cursor.decode(Cursor.of(time, id, 7).encoded());

        assertThat(cursor.instant(0)).isEqualTo(time);
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.number(2)).isEqualTo(7);
    }

    @Test
    void a_forged_cursor_is_refused_before_the_database_is_asked() {
        refused(() -> Cursor.decode("not base64!"));
        refused(() -> Cursor.decode("A".repeat(501)));
        refused(() -> Cursor.decode("").uuid(0));
        refused(() -> forged("yesterday").instant(0));
        refused(() -> forged("+1000000000-12-31T23:59:59Z").instant(0));
        refused(() -> forged("1-1-1-1-1").uuid(0));
        refused(() -> forged("99999999999999999999").number(0));
        refused(() -> forged("1").number(1));
    }

    @Test
    void a_page_names_the_next_one_only_where_there_is_one() {
        var two = new PageRequest(Optional.empty(), 2);

        assertThat(Page.of(List.of(1, 2), two, Cursor::of)).isEqualTo(new Page<>(List.of(1, 2), null));
        var page = Page.of(List.of(1, 2, 3), two, Cursor::of);
        assertThat(page.items()).containsExactly(1, 2);
        assertThat(Cursor.decode(String.valueOf(page.nextCursor())).number(0)).isEqualTo(2);
    }

    private static Cursor forged(String value) {
        return Cursor.decode(Base64.getUrlEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(ThrowingCallable reading) {
        assertThatExceptionOfType(ProblemException.class)
            .isThrownBy(reading)
            .satisfies(problem -> assertThat(problem.errors()).extracting(FieldError::field).containsExactly("cursor"));
    }
}
