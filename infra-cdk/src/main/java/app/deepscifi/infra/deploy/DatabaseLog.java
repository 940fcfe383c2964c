package app.deepscifi.infra.deploy;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

/** The log group of an RDS instance. No template has it: its name has the id that RDS gives to the instance. */
record DatabaseLog(CloudWatchLogsClient logs, String instance) {
    /** Creates the group unless RDS did, and sets its retention in days. */
    void keepFor(int days) {
        var group = "/aws/rds/instance/%s/postgresql".formatted(instance);
        try {
            logs.createLogGroup(request -> request.logGroupName(group));
        } catch (ResourceAlreadyExistsException there) {
            // RDS created it, or an earlier deploy.
        }
        logs.putRetentionPolicy(request -> request.logGroupName(group).retentionInDays(days));
    }
}
