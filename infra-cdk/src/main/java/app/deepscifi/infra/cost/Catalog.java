package app.deepscifi.infra.cost;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every type of resource that the platform uses, with its pricing or as free of charge. */
final class Catalog {

    private static final Map<String, Usage> PRICED = Stream.of(
        NetworkUsage.TYPES,
        EdgeUsage.TYPES,
        TaskUsage.TYPES,
        DataUsage.TYPES,
        WatchUsage.TYPES
    )
        .flatMap(types -> types.entrySet().stream())
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> FREE = Set.of(
        "AWS::Budgets::Budget",
        "AWS::CertificateManager::Certificate",
        "AWS::CloudFront::OriginAccessControl",
        "AWS::CloudFront::OriginRequestPolicy",
        "AWS::CloudFront::ResponseHeadersPolicy",
        "AWS::CloudFront::VpcOrigin",
        "AWS::EC2::InternetGateway",
        "AWS::EC2::Route",
        "AWS::EC2::RouteTable",
        "AWS::EC2::SecurityGroup",
        "AWS::EC2::SecurityGroupEgress",
        "AWS::EC2::SecurityGroupIngress",
        "AWS::EC2::Subnet",
        "AWS::EC2::SubnetRouteTableAssociation",
        "AWS::EC2::VPCGatewayAttachment",
        "AWS::ECS::ClusterCapacityProviderAssociations",
        "AWS::ElastiCache::SubnetGroup",
        "AWS::ElasticLoadBalancingV2::Listener",
        "AWS::ElasticLoadBalancingV2::ListenerRule",
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        "AWS::IAM::InstanceProfile",
        "AWS::IAM::OIDCProvider",
        "AWS::IAM::Policy",
        "AWS::IAM::Role",
        "AWS::RDS::DBClusterParameterGroup",
        "AWS::RDS::DBParameterGroup",
        "AWS::RDS::DBSubnetGroup",
        "AWS::S3::BucketPolicy",
        "AWS::SNS::TopicPolicy",
        "AWS::SecretsManager::SecretTargetAttachment",
        // Paid as part of other resources.
        "AWS::ApplicationAutoScaling::ScalableTarget",
        "AWS::EC2::FlowLog",
        "AWS::EC2::LaunchTemplate",
        "AWS::ServiceDiscovery::Service",
        // Events of AWS's own services, and the first 4,000 steps of a month, are free.
        "AWS::Events::Rule",
        "AWS::StepFunctions::StateMachine",
        // The first thousand e-mails of a month are free.
        "AWS::SNS::Subscription",
        "AWS::SNS::Topic"
    );

    private Catalog() {}

    /** @throws UnpricedException if a type of resource has no pricing and is not listed as free */
    static List<MonthlyUsage> usages(Templates all, Workload workload) {
        return all
            .resources()
            .stream()
            .flatMap(resource -> usages(resource, all, workload))
            .toList();
    }

    private static Stream<MonthlyUsage> usages(Resource resource, Templates all, Workload workload) {
        if (FREE.contains(resource.type())) {
            return Stream.empty();
        }
        var pricing = PRICED.get(resource.type());
        if (pricing == null) {
            throw new UnpricedException(
                "%s (%s) costs something nobody knows: give its type a price, or name it as free".formatted(
                    resource.id(),
                    resource.type()
                )
            );
        }
        return pricing.of(resource, all, workload);
    }
}
