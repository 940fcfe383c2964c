package app.deepscifi.infra.telemetry;

import app.deepscifi.infra.stage.DeploymentStage;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The logs of containers, with the retention of the stage. */
public final class Logs {

    private Logs() {}

    /** Returns a non-blocking log driver: if CloudWatch is slow, it drops lines and does not delay the container. */
    public static LogDriver of(Construct scope, DeploymentStage stage) {
        return LogDriver.awsLogs(
            AwsLogDriverProps.builder()
                .logGroup(
                    LogGroup.Builder.create(scope, "Logs")
                        .retention(retention(stage))
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build()
                )
                .streamPrefix(scope.getNode().getId())
                .mode(AwsLogDriverMode.NON_BLOCKING)
                .build()
        );
    }

    public static RetentionDays retention(DeploymentStage stage) {
        return switch (stage.logDays()) {
            case 7 -> RetentionDays.ONE_WEEK;
            case 14 -> RetentionDays.TWO_WEEKS;
            case 30 -> RetentionDays.ONE_MONTH;
            case 60 -> RetentionDays.TWO_MONTHS;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 180 -> RetentionDays.SIX_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            default -> throw new IllegalStateException("Stage lets through " + stage.logDays());
        };
    }
}
