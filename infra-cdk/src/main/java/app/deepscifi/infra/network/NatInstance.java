package app.deepscifi.infra.network;

import static java.util.Objects.requireNonNull;

import app.deepscifi.infra.stage.Findings;
import app.deepscifi.infra.stage.ResourceFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.RollingUpdateOptions;
import software.amazon.awscdk.services.autoscaling.Signals;
import software.amazon.awscdk.services.autoscaling.SignalsOptions;
import software.amazon.awscdk.services.autoscaling.UpdatePolicy;
import software.amazon.awscdk.services.ec2.BlockDevice;
import software.amazon.awscdk.services.ec2.BlockDeviceVolume;
import software.amazon.awscdk.services.ec2.EbsDeviceOptions;
import software.amazon.awscdk.services.ec2.EbsDeviceVolumeType;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.MachineImage;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.UserData;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * NAT for a tenth of the price of a gateway: one small instance that takes over the routes of the private subnets at
 * its start. An autoscaling group replaces it after a failure, if necessary in another zone, and every two weeks with
 * the newest image for its patches. A deploy waits until it forwards packets.
 */
final class NatInstance extends Construct {

    private static final String NEWEST_IMAGE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";
    private static final String PART = "deepscifi:part";

    /** Time until the instance has the routes. */
    private static final Duration WARM_UP = Duration.minutes(3);

    private final AutoScalingGroup group;

    NatInstance(Construct scope, Vpc vpc, ISecurityGroup securityGroup) {
        super(scope, "NatInstance");
        var routeTables = vpc
            .getPrivateSubnets()
            .stream()
            .map(subnet -> subnet.getRouteTable().getRouteTableId())
            .toList();
        var userData = UserData.forLinux();
        var template = LaunchTemplate.Builder.create(this, "Template")
            .instanceType(new InstanceType("t4g.nano"))
            // Resolved at each start of an instance and not at deploys.
            .machineImage(MachineImage.resolveSsmParameterAtLaunch(NEWEST_IMAGE))
            .role(role(routeTables))
            .securityGroup(securityGroup)
            .associatePublicIpAddress(true)
            .requireImdsv2(true)
            .blockDevices(List.of(disk()))
            .userData(userData)
            .build();
        Findings.acknowledge(
            template,
            "CloudFormation-Validate::E1152",
            "The name of a parameter, which EC2 reads at each start."
        );
        this.group = AutoScalingGroup.Builder.create(this, "Group")
            .vpc(vpc)
            .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build())
            .launchTemplate(template)
            .minCapacity(1)
            // A replacement takes over before the old instance stops.
            .maxCapacity(2)
            .minHealthyPercentage(100)
            .maxHealthyPercentage(200)
            .defaultInstanceWarmup(WARM_UP)
            .maxInstanceLifetime(Duration.days(14))
            .signals(Signals.waitForMinCapacity(SignalsOptions.builder().timeout(Duration.minutes(10)).build()))
            .updatePolicy(
                UpdatePolicy.rollingUpdate(
                    RollingUpdateOptions.builder().minInstancesInService(1).pauseTime(Duration.minutes(10)).build()
                )
            )
            .build();
        Tags.of(group).add(PART, "nat");
        // The start script needs the internet.
        vpc.getPublicSubnets().forEach(subnet ->
            group.getNode().addDependency(subnet.getInternetConnectivityEstablished())
        );
        userData.addCommands(script(routeTables));
        Findings.accept(group, "AwsSolutions-AS3", "A replaced instance needs nobody; one that can't be is an alarm.");
    }

    private Role role(List<String> routeTables) {
        var role = Role.Builder.create(this, "Role").assumedBy(new ServicePrincipal("ec2.amazonaws.com")).build();
        var stack = Stack.of(this);
        role.addToPolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("ec2:CreateRoute", "ec2:ReplaceRoute"))
                .resources(
                    routeTables
                        .stream()
                        .map(table -> arn(stack, "route-table", table))
                        .toList()
                )
                .build()
        );
        role.addToPolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("ec2:ModifyInstanceAttribute"))
                .resources(List.of(arn(stack, "instance", "*")))
                .conditions(Map.of("StringEquals", Map.of("ec2:ResourceTag/" + PART, "nat")))
                .build()
        );
        Findings.acceptWildcard(
            role,
            "Resource::arn:<AWS::Partition>:ec2:us-west-2:<AWS::AccountId>:instance/*",
            "The instance is not there yet when its role is made; the condition names it by its tag."
        );
        return role;
    }

    private static String arn(Stack stack, String resource, String name) {
        return stack.formatArn(ArnComponents.builder().service("ec2").resource(resource).resourceName(name).build());
    }

    private static BlockDevice disk() {
        return BlockDevice.builder()
            .deviceName("/dev/xvda")
            .volume(
                BlockDeviceVolume.ebs(
                    8,
                    EbsDeviceOptions.builder().encrypted(true).volumeType(EbsDeviceVolumeType.GP3).build()
                )
            )
            .build();
    }

    private String script(List<String> routeTables) {
        var stack = Stack.of(this);
        return Fn.sub(
            ResourceFiles.text(NatInstance.class, "nat-instance.sh"),
            Map.of(
                "RouteTables",
                routeTables.stream().collect(Collectors.joining(" ")),
                "Group",
                stack.getLogicalId((CfnAutoScalingGroup) requireNonNull(group.getNode().getDefaultChild()))
            )
        );
    }
}
