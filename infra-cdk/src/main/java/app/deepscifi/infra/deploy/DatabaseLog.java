package app.deepscifi.infra.deploy;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

/**
 * The log group of an instance or a cluster of RDS. No template has it: its name has the id that RDS gives.
 *
 * @param kind {@code instance} or {@code cluster}
 */
record DatabaseLog(CloudWatchLogsClient logs, String kind, String id) {
    /** Creates the group unless RDS did, and sets its retention in days. */
    void keepFor(int days) {
        var group = "/aws/rds/%s/%s/postgresql".formatted(kind, id);
        try {
            logs.createLogGroup(request -> request.logGroupName(group));
        } catch (ResourceAlreadyExistsException there) {
            // RDS created it, or an earlier deploy.
        }
        logs.putRetentionPolicy(request -> request.logGroupName(group).retentionInDays(days));
    }
}
