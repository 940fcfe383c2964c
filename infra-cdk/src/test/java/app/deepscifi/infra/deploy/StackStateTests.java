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
                ? StackState.CREATION_FAILED // It waits for a change set that nobody will carry out any more.
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
    void what_never_came_to_be_is_made_anew(StackStatus status) {
        assertThat(StackState.of(status)).isEqualTo(StackState.CREATION_FAILED);
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
