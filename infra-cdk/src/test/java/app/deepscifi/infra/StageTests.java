package app.deepscifi.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
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

    @Test
    void a_stage_needs_two_different_zones() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new Stage("lone", "us-west-2", List.of("us-west-2a", "us-west-2a"), 1))
            .withMessage("Stage \"lone\" needs two different zones, not [us-west-2a, us-west-2a].");
    }

    @Test
    void a_stage_has_its_zones_in_its_own_region() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new Stage("torn", "us-west-2", List.of("us-west-2a", "eu-west-1b"), 1))
            .withMessage("Stage \"torn\" stands in us-west-2, where there is no zone eu-west-1b.");
    }

    @Test
    void a_stage_cannot_do_without_egress_nor_have_more_of_it_than_zones() {
        for (var gateways : List.of(0, 3)) {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stage("odd", "us-west-2", List.of("us-west-2a", "us-west-2b"), gateways))
                .withMessage("Stage \"odd\" needs 1 NAT gateway, or one for each zone, not " + gateways + ".");
        }
    }
}
