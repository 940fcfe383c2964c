package app.deepscifi.infra.network;

import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.telemetry.Logs;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The network 10.0.0.0/16 over two zones: public subnets 10.0.1.0/24 and 10.0.2.0/24 for NAT, private subnets
 * 10.0.3.0/24 and 10.0.4.0/24 for everything else. Private subnets reach the internet through NAT, and S3 through an
 * endpoint.
 */
public final class Network extends Construct {

    private final Vpc vpc;
    private final SecurityGroups groups;

    public Network(Construct scope, DeploymentStage stage) {
        super(scope, "Network");
        this.vpc = Vpc.Builder.create(this, "Vpc")
            .ipAddresses(IpAddresses.cidr("10.0.0.0/16"))
            .availabilityZones(stage.zones())
            .subnetConfiguration(List.of(firstBlock(), publicBlock(), privateBlock()))
            .natGateways(
                switch (stage.egress()) {
                    case NAT_INSTANCE -> 0;
                    case NAT_GATEWAYS -> stage.zones().size();
                }
            )
            .gatewayEndpoints(
                Map.of("S3", GatewayVpcEndpointOptions.builder().service(GatewayVpcEndpointAwsService.S3).build())
            )
            // Nothing uses the default security group, and restricting it would add a Lambda function and a role.
            .restrictDefaultSecurityGroup(false)
            .flowLogs(stage.isRedundant() ? Map.of("Rejected", rejectedTraffic(stage)) : Map.of())
            .build();
        Findings.acknowledge(
            vpc,
            "CloudFormation-Validate::W3010",
            "Zones that are looked up could change between deploys, and move every subnet."
        );
        Findings.accept(
            vpc,
            "AwsSolutions-VPC7",
            "The stage production logs what is refused; a starter's only public address lets nothing in at all."
        );
        this.groups = new SecurityGroups(this, vpc, stage);
        if (stage.egress() == DeploymentStage.Egress.NAT_INSTANCE) {
            new NatInstance(this, vpc, groups.nat());
        }
    }

    public Vpc vpc() {
        return vpc;
    }

    public SecurityGroups groups() {
        return groups;
    }

    public SubnetSelection privateSubnets() {
        return SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build();
    }

    /** Reserves both halves of 10.0.0.0/24, because CDK assigns addresses in order and 10.0.1.0/24 must be next. */
    private static SubnetConfiguration firstBlock() {
        return SubnetConfiguration.builder()
            .name("Reserved")
            .subnetType(SubnetType.PRIVATE_ISOLATED)
            .cidrMask(25)
            .reserved(true)
            .build();
    }

    /** Gives no public addresses by default. */
    private static SubnetConfiguration publicBlock() {
        return SubnetConfiguration.builder()
            .name("Public")
            .subnetType(SubnetType.PUBLIC)
            .cidrMask(24)
            .mapPublicIpOnLaunch(false)
            .build();
    }

    private static SubnetConfiguration privateBlock() {
        return SubnetConfiguration.builder()
            .name("Private")
            .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
            .cidrMask(24)
            .build();
    }

    /**
     * Logs rejected traffic only: it explains failed connections and shows scans, for a fraction of the price of all
     * traffic.
     */
    private FlowLogOptions rejectedTraffic(DeploymentStage stage) {
        var logs = LogGroup.Builder.create(this, "RejectedTraffic")
            .retention(Logs.retention(stage))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
        return FlowLogOptions.builder()
            .destination(FlowLogDestination.toCloudWatchLogs(logs))
            .trafficType(FlowLogTrafficType.REJECT)
            .build();
    }
}
