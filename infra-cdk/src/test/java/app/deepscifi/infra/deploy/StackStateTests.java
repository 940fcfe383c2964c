package app.deepscifi.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class StackStateTests {

    @ParameterizedTest
    @EnumSource(names = ".*_IN_PROGRESS", mode = Mode.MATCH_ANY)
    void an_operation_in_progress_makes_a_stack_busy(StackStatus status) {
        var expected =
            status == StackStatus.REVIEW_IN_PROGRESS
                ? StackState.FAILED_AT_BIRTH // Nobody will execute the change set for which it waits.
                : StackState.BUSY;
        assertThat(StackState.of(status)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = { "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE" })
    void a_complete_stack_can_be_changed(StackStatus status) {
        assertThat(StackState.of(status)).isEqualTo(StackState.READY);
    }

    @ParameterizedTest
    @EnumSource(names = { "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED" })
    void a_stack_whose_creation_failed_is_created_again(StackStatus status) {
        assertThat(StackState.of(status)).isEqualTo(StackState.FAILED_AT_BIRTH);
    }

    @ParameterizedTest
    @EnumSource(names = { "UPDATE_ROLLBACK_FAILED", "DELETE_FAILED" })
    void a_broken_stack_with_resources_needs_a_person(StackStatus status) {
        assertThat(StackState.of(status)).isEqualTo(StackState.STUCK);
    }

    @Test
    void every_state_of_aws_has_a_meaning() {
        assertThat(StackStatus.values()).allMatch(status -> StackState.of(status) != null);
    }
}
