package app.deepscifi.infra.deploy;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/**
 * The backups of a cluster of Aurora. RDS restores a cluster without instances, and adds one only when the cluster is
 * available. The one instance of the copy has the same id.
 */
record ClusterBackup(RdsClient databases, String name, String copy) implements Backup {
    private static final String AVAILABLE = "available";

    @Override
    public Instant restore() {
        var original = cluster(name);
        var capacity = original.serverlessV2ScalingConfiguration();
        databases.restoreDBClusterToPointInTime(request ->
            request
                .sourceDBClusterIdentifier(name)
                .dbClusterIdentifier(copy)
                .useLatestRestorableTime(true)
                .dbSubnetGroupName(original.dbSubnetGroup())
                .vpcSecurityGroupIds(
                    original.vpcSecurityGroups().stream().map(VpcSecurityGroupMembership::vpcSecurityGroupId).toList()
                )
                .serverlessV2ScalingConfiguration(copied ->
                    copied.minCapacity(capacity.minCapacity()).maxCapacity(capacity.maxCapacity())
                )
                .deletionProtection(false)
        );
        return original.latestRestorableTime();
    }

    @Override
    public void open() {
        var engine = cluster(copy).engine();
        databases.createDBInstance(request ->
            request
                .dbInstanceIdentifier(copy)
                .dbClusterIdentifier(copy)
                .engine(engine)
                .dbInstanceClass("db.serverless")
                .publiclyAccessible(false)
        );
    }

    /** The status of the cluster until it is available, and then of its instance if it has one. */
    @Override
    public Optional<String> status() {
        try {
            var status = cluster(copy).status();
            return Optional.of(status.equals(AVAILABLE) ? instanceStatus() : status);
        } catch (DbClusterNotFoundException none) {
            return Optional.empty();
        }
    }

    private String instanceStatus() {
        try {
            return databases
                .describeDBInstances(request -> request.dbInstanceIdentifier(copy))
                .dbInstances()
                .getFirst()
                .dbInstanceStatus();
        } catch (DbInstanceNotFoundException none) {
            return AVAILABLE;
        }
    }

    @Override
    public String host() {
        return cluster(copy).endpoint();
    }

    @Override
    public boolean delete() {
        try {
            databases.deleteDBInstance(request -> request.dbInstanceIdentifier(copy).skipFinalSnapshot(true));
        } catch (DbInstanceNotFoundException none) {
            // The restore was interrupted before it had one.
        }
        try {
            databases.deleteDBCluster(request ->
                request.dbClusterIdentifier(copy).skipFinalSnapshot(true).deleteAutomatedBackups(true)
            );
            return true;
        } catch (DbClusterNotFoundException none) {
            return false;
        }
    }

    private DBCluster cluster(String id) {
        return databases
            .describeDBClusters(request -> request.dbClusterIdentifier(id))
            .dbClusters()
            .getFirst();
    }
}
