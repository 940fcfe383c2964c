package app.deepscifi.infra.deploy;

import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** The state of a stack as the next deploy sees it. */
enum StackState {
    /** The stack can be created or changed. */
    READY,
    /** An operation runs, perhaps of an interrupted deploy. It ends by itself. */
    BUSY,
    /** The creation failed. AWS cannot change such a stack, and deleting it loses no data. */
    CREATION_FAILED,
    /** A change and its roll-back failed. An operator must repair it. */
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
            case REVIEW_IN_PROGRESS, CREATE_FAILED, ROLLBACK_COMPLETE, ROLLBACK_FAILED -> CREATION_FAILED;
            case DELETE_FAILED, UPDATE_ROLLBACK_FAILED, IMPORT_ROLLBACK_FAILED, UNKNOWN_TO_SDK_VERSION -> STUCK;
        };
    }
}
