package app.deepscifi.infra.deploy;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** The backups of an instance. The copy has one zone, and the version of the backup. */
record InstanceBackup(RdsClient databases, String name, String copy) implements Backup {
    @Override
    public Instant restore() {
        var original = instance(name);
        databases.restoreDBInstanceToPointInTime(request ->
            request
                .sourceDBInstanceIdentifier(name)
                .targetDBInstanceIdentifier(copy)
                .useLatestRestorableTime(true)
                .dbInstanceClass(original.dbInstanceClass())
                .dbSubnetGroupName(original.dbSubnetGroup().dbSubnetGroupName())
                .vpcSecurityGroupIds(
                    original.vpcSecurityGroups().stream().map(VpcSecurityGroupMembership::vpcSecurityGroupId).toList()
                )
                .publiclyAccessible(false)
                .multiAZ(false)
                .deletionProtection(false)
        );
        return original.latestRestorableTime();
    }

    /** Does nothing: a restored instance takes connections. */
    @Override
    public void open() {}

    @Override
    public Optional<String> status() {
        try {
            return Optional.of(instance(copy).dbInstanceStatus());
        } catch (DbInstanceNotFoundException none) {
            return Optional.empty();
        }
    }

    @Override
    public String host() {
        return instance(copy).endpoint().address();
    }

    @Override
    public boolean delete() {
        try {
            databases.deleteDBInstance(request ->
                request.dbInstanceIdentifier(copy).skipFinalSnapshot(true).deleteAutomatedBackups(true)
            );
            return true;
        } catch (DbInstanceNotFoundException none) {
            return false;
        }
    }

    private DBInstance instance(String id) {
        return databases
            .describeDBInstances(request -> request.dbInstanceIdentifier(id))
            .dbInstances()
            .getFirst();
    }
}
