package app.deepscifi.infra.deploy;

import app.deepscifi.infra.deploy.command.Aws;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/** The protection of databases and load balancers, which CloudFormation does not remove before it deletes them. */
record DeletionProtection(Supplier<RdsClient> databases, Supplier<ElasticLoadBalancingV2Client> loadBalancers) {
    static DeletionProtection in(Aws aws, String region) {
        return new DeletionProtection(() -> aws.databases(region), () -> aws.loadBalancers(region));
    }

    /** Removes the protection of those that exist. */
    void release(List<StackResourceSummary> resources) {
        for (var resource : resources) {
            var id = resource.physicalResourceId();
            if (id == null) {
                // This resource was never created.
                continue;
            }
            switch (resource.resourceType()) {
                case "AWS::RDS::DBInstance" -> releaseDatabase(id);
                case "AWS::RDS::DBCluster" -> releaseCluster(id);
                case "AWS::ElasticLoadBalancingV2::LoadBalancer" -> releaseLoadBalancer(id);
                default -> {
                }
            }
        }
    }

    private void releaseDatabase(String id) {
        try (var client = databases.get()) {
            client.modifyDBInstance(request ->
                request.dbInstanceIdentifier(id).deletionProtection(false).applyImmediately(true)
            );
        } catch (DbInstanceNotFoundException none) {
            // Its creation failed.
        }
    }

    private void releaseCluster(String id) {
        try (var client = databases.get()) {
            client.modifyDBCluster(request ->
                request.dbClusterIdentifier(id).deletionProtection(false).applyImmediately(true)
            );
        } catch (DbClusterNotFoundException none) {
            // Its creation failed.
        }
    }

    private void releaseLoadBalancer(String id) {
        try (var client = loadBalancers.get()) {
            client.modifyLoadBalancerAttributes(request ->
                request
                    .loadBalancerArn(id)
                    .attributes(attribute -> attribute.key("deletion_protection.enabled").value("false"))
            );
        } catch (LoadBalancerNotFoundException none) {
            // Its creation failed.
        }
    }
}
