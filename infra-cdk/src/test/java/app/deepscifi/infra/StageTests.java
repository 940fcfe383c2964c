package app.deepscifi.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StageTests {

    @Test
    void a_stage_is_found_by_its_name() {
        assertThat(Stage.named("starter")).isEqualTo(Stage.STARTER);
        assertThat(Stage.named("production")).isEqualTo(Stage.PRODUCTION);
    }

    @Test
    void an_unknown_stage_is_refused_and_the_known_ones_are_named() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Stage.named("staging"))
            .withMessage("There is no stage \"staging\": choose starter or production.");
    }
}
