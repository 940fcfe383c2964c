package app.deepscifi.infra.network;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import app.deepscifi.infra.Script;
import app.deepscifi.infra.Statement;
import app.deepscifi.infra.Words;
import app.deepscifi.infra.stage.ResourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatInstanceTests {

    private static final String GATEWAY = "AWS::EC2::NatGateway";
    private static final String GROUP = "AWS::AutoScaling::AutoScalingGroup";

    private final Resource group = Deployment.STARTER.only(GROUP);
    private final Resource template = Deployment.STARTER.only("AWS::EC2::LaunchTemplate");

    @TempDir
    Path folder;

    @Test
    void a_starter_has_one_instance_in_whichever_zone_there_is_room_and_no_gateway() {
        assertThat(group.list("VPCZoneIdentifier")).containsExactly(
            "NetworkVpcPublicSubnet1Subnet",
            "NetworkVpcPublicSubnet2Subnet"
        );
        assertThat(group.says("MinSize")).isEqualTo("1");
        assertThat(Deployment.STARTER.all(GATEWAY)).isEmpty();
    }

    @Test
    void production_has_a_gateway_in_each_zone_and_no_instance() {
        assertThat(Deployment.PRODUCTION.all(GATEWAY))
            .extracting(gateway -> gateway.says("SubnetId"))
            .containsExactlyInAnyOrder("NetworkVpcPublicSubnet1Subnet", "NetworkVpcPublicSubnet2Subnet");
        assertThat(Deployment.PRODUCTION.all(GROUP)).isEmpty();
        assertThat(Deployment.PRODUCTION.all("AWS::EC2::LaunchTemplate")).isEmpty();
    }

    @Test
    void the_newest_image_is_looked_up_at_each_start() {
        assertThat(template.says("LaunchTemplateData.ImageId")).isEqualTo(
            "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
        );
        assertThat(template.says("LaunchTemplateData.InstanceType")).isEqualTo("t4g.nano");
    }

    @Test
    void after_two_weeks_it_is_replaced_by_one_that_stands_before_it_goes() {
        assertThat(group.says("MaxInstanceLifetime")).isEqualTo("1209600");
        assertThat(group.says("MaxSize")).isEqualTo("2");
        assertThat(group.says("InstanceMaintenancePolicy")).isEqualTo(
            "{MaxHealthyPercentage: 200, MinHealthyPercentage: 100}"
        );
        assertThat(group.says("DefaultInstanceWarmup")).isEqualTo("180");
        assertThat(group.json().at("/UpdatePolicy/AutoScalingRollingUpdate/MinInstancesInService").asInt()).isOne();
    }

    @Test
    void a_deploy_waits_until_it_forwards() {
        assertThat(group.json().at("/CreationPolicy/ResourceSignal/Count").asInt()).isOne();
        assertThat(group.json().at("/CreationPolicy/ResourceSignal/Timeout").asString()).isEqualTo("PT10M");
        assertThat(
            group.json().at("/UpdatePolicy/AutoScalingRollingUpdate/WaitOnResourceSignals").asBoolean()
        ).isTrue();
    }

    @Test
    void it_is_not_started_before_there_is_a_way_to_the_internet() {
        assertThat(group.json().path("DependsOn").valueStream())
            .extracting(needed -> Words.withoutHash(needed.asString()))
            .contains("NetworkVpcPublicSubnet1DefaultRoute", "NetworkVpcPublicSubnet2DefaultRoute");
    }

    @Test
    void only_who_asks_twice_learns_the_keys_of_its_role() {
        assertThat(template.says("LaunchTemplateData.MetadataOptions.HttpTokens")).isEqualTo("required");
    }

    @Test
    void its_disk_is_encrypted() {
        assertThat(template.says("LaunchTemplateData.BlockDeviceMappings.0.Ebs.Encrypted")).isEqualTo("true");
    }

    @Test
    void it_has_a_public_address_and_lets_in_only_the_private_subnets() {
        assertThat(template.says("LaunchTemplateData.NetworkInterfaces.0.AssociatePublicIpAddress")).isEqualTo("true");
        assertThat(template.list("LaunchTemplateData.NetworkInterfaces.0.Groups")).containsExactly(
            "NetworkSecurityGroupsNat.GroupId"
        );
    }

    @Test
    void its_role_may_change_the_routes_of_the_private_subnets_and_itself_and_nothing_else() {
        assertThat(Statement.ofRole("NetworkNatInstanceRole", Deployment.STARTER)).containsExactly(
            "allows ec2:CreateRoute, ec2:ReplaceRoute" +
                " on arn:AWS::Partition:ec2:us-west-2:AWS::AccountId:route-table/NetworkVpcPrivateSubnet1RouteTable," +
                " arn:AWS::Partition:ec2:us-west-2:AWS::AccountId:route-table/NetworkVpcPrivateSubnet2RouteTable",
            "allows ec2:ModifyInstanceAttribute" +
                " on arn:AWS::Partition:ec2:us-west-2:AWS::AccountId:instance/*" +
                " if StringEquals ec2:ResourceTag/deepscifi:part nat",
            "allows cloudformation:SignalResource on AWS::StackId"
        );
        assertThat(group.says("Tags")).contains("{Key: deepscifi:part, PropagateAtLaunch: true, Value: nat}");
    }

    /** CloudFormation refuses a stack with an unknown name in braces, even in a comment. */
    @Test
    void every_name_in_braces_in_its_script_is_one_that_cloudformation_can_fill_in() {
        assertThat(
            Pattern.compile("\\$\\{([^}]*)}")
                .matcher(ResourceFiles.text(NatInstance.class, "nat-instance.sh"))
                .results()
        )
            .extracting(name -> name.group(1))
            .containsOnly("AWS::Region", "AWS::StackName", "RouteTables", "Group");
        assertThat(script()).startsWith("#!/bin/bash\n").doesNotContain("${");
    }

    @Test
    void it_takes_over_the_routes_of_both_private_subnets_and_says_so() throws Exception {
        var result = machine().with("aws").run("bash", "-c", script());

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.calls()).containsSubsequence(
            "sysctl -qw net.ipv4.ip_forward=1",
            "iptables -t nat -A POSTROUTING -o ens5 -s 10.0.0.0/16 -j MASQUERADE",
            "aws ec2 modify-instance-attribute --instance-id i-0123 --no-source-dest-check",
            "aws ec2 replace-route --route-table-id NetworkVpcPrivateSubnet1RouteTable" +
                " --destination-cidr-block 0.0.0.0/0 --instance-id i-0123",
            "aws ec2 replace-route --route-table-id NetworkVpcPrivateSubnet2RouteTable" +
                " --destination-cidr-block 0.0.0.0/0 --instance-id i-0123",
            "cfn-signal --success true --stack AWS::StackName --resource %s --region AWS::Region".formatted(group.id())
        );
    }

    @Test
    void it_forwards_after_it_was_started_again_too() throws Exception {
        var result = machine().with("aws").run("bash", "-c", script());

        assertThat(result.calls()).containsSubsequence(
            "tee /etc/sysctl.d/99-nat.conf",
            "tee net.ipv4.ip_forward=1",
            "systemctl enable --now iptables",
            "iptables -F FORWARD",
            "iptables -t nat -A POSTROUTING -o ens5 -s 10.0.0.0/16 -j MASQUERADE",
            "service iptables save"
        );
    }

    @Test
    void a_missing_route_is_created() throws Exception {
        var result = machine().with("aws", "[ \"$2\" != replace-route ]").run("bash", "-c", script());

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.calls()).containsSubsequence(
            "aws ec2 create-route --route-table-id NetworkVpcPrivateSubnet1RouteTable" +
                " --destination-cidr-block 0.0.0.0/0 --instance-id i-0123",
            "aws ec2 create-route --route-table-id NetworkVpcPrivateSubnet2RouteTable" +
                " --destination-cidr-block 0.0.0.0/0 --instance-id i-0123"
        );
    }

    @Test
    void it_signals_nothing_if_it_cannot_take_over_the_route() throws Exception {
        var result = machine().with("aws", "exit 1").run("bash", "-c", script());

        assertThat(result.status()).isNotZero();
        assertThat(result.calls()).noneMatch(call -> call.startsWith("cfn-signal"));
    }

    /** The script without the folders of programs, because a test can't put programs into these folders. */
    private String script() {
        return template.says("LaunchTemplateData.UserData").replace("/opt/aws/bin/cfn-signal", "cfn-signal");
    }

    private Script machine() throws IOException {
        return new Script(folder)
            .withReal("awk")
            .with("dd")
            .with("chmod")
            .with("mkswap")
            .with("swapon")
            .with("dnf")
            .with("sysctl")
            .with("iptables")
            .with("systemctl")
            .with("service")
            .with("tee", "while read -r line; do printf '%s\\n' \"tee $line\" >>\"$CALLS\"; done")
            .with("ip", "echo 'default via 10.0.1.1 dev ens5 proto dhcp src 10.0.1.7 metric 512'")
            .with(
                "curl",
                "case \"$*\" in *'PUT '*/api/token) echo secret;; *'token: secret '*/instance-id) echo i-0123;; *) exit 22;; esac"
            )
            .with("cfn-signal");
    }
}
