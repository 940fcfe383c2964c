package app.deepscifi.infra.deploy;

import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What the state of a stack means for the next deploy. */
enum StackState {
    /** It can be created or changed. */
    READY,
    /** Something is going on, maybe of a deploy that was cut off. It ends by itself. */
    BUSY,
    /** What is left of a creation that failed: AWS changes it no more. Nothing is lost with it. */
    FAILED_AT_BIRTH,
    /** Neither the change nor its roll-back worked. A person must look. */
    STUCK;

    static StackState of(StackStatus status) {
        return switch (status) {
            case
                CREATE_COMPLETE,
                UPDATE_COMPLETE,
                UPDATE_FAILED,
                UPDATE_ROLLBACK_COMPLETE,
                IMPORT_COMPLETE,
                IMPORT_ROLLBACK_COMPLETE,
                DELETE_COMPLETE -> READY;
            case
                CREATE_IN_PROGRESS,
                ROLLBACK_IN_PROGRESS,
                DELETE_IN_PROGRESS,
                UPDATE_IN_PROGRESS,
                UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                UPDATE_ROLLBACK_IN_PROGRESS,
                UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                IMPORT_IN_PROGRESS,
                IMPORT_ROLLBACK_IN_PROGRESS -> BUSY;
            case REVIEW_IN_PROGRESS, CREATE_FAILED, ROLLBACK_COMPLETE, ROLLBACK_FAILED -> FAILED_AT_BIRTH;
            case DELETE_FAILED, UPDATE_ROLLBACK_FAILED, IMPORT_ROLLBACK_FAILED, UNKNOWN_TO_SDK_VERSION -> STUCK;
        };
    }
}
