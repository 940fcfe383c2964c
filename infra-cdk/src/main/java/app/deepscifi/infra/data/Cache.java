package app.deepscifi.infra.data;

import app.deepscifi.infra.network.Network;
import app.deepscifi.infra.network.SecurityGroups;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.StackOutputs;
import java.util.List;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.constructs.Construct;

/**
 * Valkey. Letta locks conversations in it, and the API's tasks exchange events through it; both work without. It holds no
 * data that must survive.
 */
public final class Cache extends Construct {

    public Cache(Construct scope, DeploymentStage stage, Network network) {
        super(scope, "Cache");
        var subnets = CfnSubnetGroup.Builder.create(this, "Subnets")
            .description("The private subnets")
            .subnetIds(network.vpc().selectSubnets(network.privateSubnets()).getSubnetIds())
            .build();
        var group = CfnReplicationGroup.Builder.create(this, "Valkey")
            .replicationGroupDescription("Deep Sci-Fi")
            .engine("valkey")
            .engineVersion("8.0")
            .cacheNodeType("cache." + stage.cache().node())
            .numCacheClusters(stage.isRedundant() ? 2 : 1)
            .automaticFailoverEnabled(stage.isRedundant())
            .multiAzEnabled(stage.isRedundant())
            .atRestEncryptionEnabled(true)
            .transitEncryptionEnabled(false)
            .cacheSubnetGroupName(subnets.getRef())
            .securityGroupIds(List.of(network.groups().cache(this).getSecurityGroupId()))
            .port(SecurityGroups.CACHE_PORT)
            .build();
        StackOutputs.add(this, "CacheHost", group.getAttrPrimaryEndPointAddress());
        Findings.accept(
            group,
            "AwsSolutions-AEC3",
            "Letta 0.16.8 speaks no TLS to it; security groups let only Letta and the API in."
        );
        Findings.accept(group, "AwsSolutions-AEC4", "The stage production has a second node in another zone.");
        Findings.accept(
            group,
            "AwsSolutions-AEC6",
            "Letta 0.16.8 can't sign in to it; security groups let only Letta and the API in."
        );
    }
}
