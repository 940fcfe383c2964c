package app.deepscifi.api.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.deepscifi.api.platform.problems.ProblemCode;
import app.deepscifi.api.platform.problems.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTests {

    @Test
    void the_current_version_passes_strong_or_weak() {
        assertThatCode(() -> IfMatch.parse("\"3\"").required().check(3)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.parse("W/\"3\"").required().check(3)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.parse("*").required().check(3)).doesNotThrowAnyException();
        assertThat(IfMatch.parse(IfMatch.etag(3))).isEqualTo(new IfMatch.Version(3));
    }

    @Test
    void another_version_is_stale_and_names_the_current_one() {
        var problem = catchThrowableOfType(ProblemException.class, () -> IfMatch.parse("\"2\"").check(3));

        assertThat(problem.code()).isEqualTo(ProblemCode.STALE_VERSION);
        assertThat(problem.extras()).isEqualTo(Map.of("currentVersion", 3));
    }

    @Test
    void a_missing_header_fails_only_where_it_is_required() {
        var absent = IfMatch.parse(null);

        assertThatCode(() -> absent.check(3)).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(ProblemException.class, absent::required).code()).isEqualTo(
            ProblemCode.PRECONDITION_REQUIRED
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "3", "\"three\"", "\"3\", \"4\"", "\"99999999999\"", "\"-1\"" })
    void a_malformed_header_is_refused(String header) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> IfMatch.parse(header)).code()).isEqualTo(
            ProblemCode.VALIDATION
        );
    }
}
