package app.deepscifi.infra.telemetry;

import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.DeploymentStage.DatabaseSize;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** RDS's metrics of the instance, or of the writer of the cluster, as averages of five minutes. */
public final class DatabaseMetrics {

    private final boolean isCluster;
    private final String id;

    private DatabaseMetrics(boolean isCluster, String id) {
        this.isCluster = isCluster;
        this.id = id;
    }

    /** @param id the value of the {@linkplain #output output} */
    public static DatabaseMetrics of(DeploymentStage stage, String id) {
        return new DatabaseMetrics(isCluster(stage), id);
    }

    /** The output of the stack Data that names the database. */
    public static String output(DeploymentStage stage) {
        return isCluster(stage) ? "DatabaseCluster" : "DatabaseInstance";
    }

    public Metric cpu() {
        return metric("CPUUtilization");
    }

    public Metric freeMemory() {
        return metric("FreeableMemory");
    }

    public Metric connections() {
        return metric("DatabaseConnections");
    }

    /** Free storage of an instance. The storage of a cluster has no size. */
    public Optional<Metric> freeStorage() {
        return isCluster ? Optional.empty() : Optional.of(metric("FreeStorageSpace"));
    }

    /** The part of its greatest capacity that a cluster uses, in per cent. The capacity of an instance is fixed. */
    public Optional<Metric> capacity() {
        return isCluster ? Optional.of(metric("ACUUtilization")) : Optional.empty();
    }

    private static boolean isCluster(DeploymentStage stage) {
        return stage.database() instanceof DatabaseSize.Aurora;
    }

    private Metric metric(String name) {
        return Metric.Builder.create()
            .namespace("AWS/RDS")
            .metricName(name)
            .dimensionsMap(
                isCluster ? Map.of("DBClusterIdentifier", id, "Role", "WRITER") : Map.of("DBInstanceIdentifier", id)
            )
            .statistic("Average")
            .period(Duration.minutes(5))
            .build();
    }
}
