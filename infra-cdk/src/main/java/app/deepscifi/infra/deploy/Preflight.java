package app.deepscifi.infra.deploy;

import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.JsonService;
import app.deepscifi.infra.deploy.command.Steps;
import app.deepscifi.infra.stage.DeploymentStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import tools.jackson.databind.JsonNode;

/**
 * Asks a new account, before anything is created, about everything that would fail later. Anything that is sure to fail
 * ends the deploy; a hint does not, and neither does a question that AWS refuses to answer. {@code docs/aws.md} lists
 * the questions.
 *
 * @param environment the variables in which the operator may have set keys of models
 */
record Preflight(
    DeploymentStage stage,
    Assembly assembly,
    JsonService plans,
    JsonService quotas,
    Ec2Client ec2,
    IamClient iam,
    CloudFrontClient cloudFront,
    Map<String, String> environment,
    Steps steps
) {
    /** AWS has no API that tells where there are VPC origins and Fargate on arm64. */
    private static final Set<String> KNOWN_REGIONS = Set.of("us-east-1", "us-west-2");

    private static final String ELASTIC_IPS = "EC2-VPC Elastic IPs";

    /** The role that AWS needs for each type of resource, and the name of the service for which it is created. */
    private static final Map<String, Map.Entry<String, String>> SERVICE_ROLES = Map.of(
        "AWS::ECS::Cluster",
        Map.entry("AWSServiceRoleForECS", "ecs.amazonaws.com"),
        "AWS::ApplicationAutoScaling::ScalableTarget",
        Map.entry("AWSServiceRoleForApplicationAutoScaling_ECSService", "ecs.application-autoscaling.amazonaws.com"),
        "AWS::AutoScaling::AutoScalingGroup",
        Map.entry("AWSServiceRoleForAutoScaling", "autoscaling.amazonaws.com"),
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        Map.entry("AWSServiceRoleForElasticLoadBalancing", "elasticloadbalancing.amazonaws.com"),
        "AWS::RDS::DBInstance",
        Map.entry("AWSServiceRoleForRDS", "rds.amazonaws.com"),
        "AWS::ElastiCache::ReplicationGroup",
        Map.entry("AWSServiceRoleForElastiCache", "elasticache.amazonaws.com")
    );

    /** @throws Failure with a line for each thing that is sure to fail */
    void run() {
        var problems = new ArrayList<String>();
        problems.addAll(ask("the plan of the account", this::plan));
        problems.addAll(ask("the quotas of Fargate", this::processors));
        problems.addAll(ask("the quota of Elastic IPs", this::addresses));
        problems.addAll(ask("the zones of " + stage.region(), this::zones));
        problems.addAll(ask("roles of AWS's services", this::roles));
        problems.addAll(ask("distributions of CloudFront", this::distributions));
        sayWhatIsUnknown();
        if (!problems.isEmpty()) {
            throw new Failure("Nothing was made, because this would fail:\n    " + String.join("\n    ", problems));
        }
    }

    private List<String> ask(String subject, Supplier<List<String>> question) {
        try {
            return question.get();
        } catch (SdkException refused) {
            steps.note("could not ask about %s (%s): going on".formatted(subject, reason(refused)));
            return List.of();
        }
    }

    private static String reason(SdkException refused) {
        return refused instanceof AwsServiceException service &&
            service.awsErrorDetails() != null &&
            service.awsErrorDetails().errorCode() != null
            ? service.awsErrorDetails().errorCode()
            : String.valueOf(refused.getMessage()).lines().findFirst().orElse("no answer");
    }

    /** The Free plan starts only some types of instances, and keeps backups for a short time only. */
    private List<String> plan() {
        if (!hasFreePlan()) {
            return List.of();
        }
        var problems = new ArrayList<String>();
        var types = text("AWS::EC2::LaunchTemplate", "/LaunchTemplateData/InstanceType")
            .map(InstanceType::fromValue)
            .toList();
        if (!types.isEmpty()) {
            ec2.describeInstanceTypes(request -> request.instanceTypes(types))
                .instanceTypes()
                .stream()
                .filter(type -> !type.freeTierEligible())
                .forEach(type ->
                    problems.add(
                        "The account has AWS's Free plan, which starts no %s: upgrade the plan (its credits stay), or take a t4g.micro in NatInstance.java.".formatted(
                            type.instanceTypeAsString()
                        )
                    )
                );
        }
        Stream.of("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
            .flatMap(type -> text(type, "/BackupRetentionPeriod"))
            // The instances of a cluster have no backups of their own.
            .filter(days -> !days.isEmpty() && Integer.parseInt(days) > 1)
            .forEach(days ->
                problems.add(
                    "The account has AWS's Free plan, which keeps backups of a database for less than %s days: upgrade the plan, or set backupDays to 1 in DeploymentStage.java.".formatted(
                        days
                    )
                )
            );
        return problems;
    }

    private boolean hasFreePlan() {
        try {
            return plans.call("GetAccountPlanState", "{}").path("accountPlanType").asString("").equals("FREE");
        } catch (AwsServiceException refused) {
            if (refused.awsErrorDetails().errorCode().equals("ResourceNotFoundException")) {
                // The account is older than the plans.
                return false;
            }
            throw refused;
        }
    }

    private List<String> processors() {
        var values = quotas("fargate");
        return FargateNeed.of(assembly)
            .stream()
            .flatMap(need -> {
                var quota = Optional.ofNullable(values.get(need.quota()));
                if (quota.isEmpty()) {
                    steps.note("Service Quotas does not know \"%s\": going on".formatted(need.quota()));
                    return Stream.empty();
                }
                if (quota.get() < need.atRest()) {
                    return Stream.of(tooFew(need.quota(), quota.get(), need.atRest(), "this stage needs"));
                }
                if (quota.get() < need.whileRolling()) {
                    steps.note(
                        tooFew(need.quota(), quota.get(), need.whileRolling(), "an upgrade of all tasks at once needs")
                    );
                }
                return Stream.empty();
            })
            .toList();
    }

    private static String tooFew(String quota, double value, double need, String who) {
        return "The quota \"%s\" of Fargate is %s, and %s %s: ask for more in Service Quotas.".formatted(
            quota,
            value,
            who,
            need
        );
    }

    private List<String> addresses() {
        var needed = resources("AWS::EC2::EIP").count();
        if (needed == 0) {
            return List.of();
        }
        // Without those that a first deploy has left.
        var used = ec2
            .describeAddresses()
            .addresses()
            .stream()
            .filter(address ->
                address
                    .tags()
                    .stream()
                    .noneMatch(tag -> tag.key().equals("deepscifi:stage") && tag.value().equals(stage.name()))
            )
            .count();
        return Optional.ofNullable(quotas("ec2").get(ELASTIC_IPS))
            .filter(quota -> quota < used + needed)
            .map(quota ->
                "The quota \"%s\" of EC2 is %.0f, %d are in use and this stage needs %d: ask for more in Service Quotas.".formatted(
                    ELASTIC_IPS,
                    quota,
                    used,
                    needed
                )
            )
            .stream()
            .toList();
    }

    /** Returns the quotas of a service by their names. */
    private Map<String, Double> quotas(String service) {
        var values = new HashMap<String, Double>();
        var page = "";
        do {
            var answer = quotas.call(
                "ListServiceQuotas",
                "{\"ServiceCode\": \"%s\", \"MaxResults\": 100%s}".formatted(
                    service,
                    page.isEmpty() ? "" : ", \"NextToken\": \"%s\"".formatted(page)
                )
            );
            answer
                .path("Quotas")
                .forEach(quota -> values.put(quota.path("QuotaName").asString(), quota.path("Value").asDouble()));
            page = answer.path("NextToken").asString("");
        } while (!page.isEmpty());
        return values;
    }

    private List<String> zones() {
        var available = ec2
            .describeAvailabilityZones()
            .availabilityZones()
            .stream()
            .filter(zone -> zone.state() == AvailabilityZoneState.AVAILABLE)
            .map(AvailabilityZone::zoneName)
            .toList();
        return stage
            .zones()
            .stream()
            .filter(zone -> !available.contains(zone))
            .map(zone ->
                "The account has no zone %s, but %s: change zones in DeploymentStage.java.".formatted(
                    zone,
                    String.join(", ", available)
                )
            )
            .toList();
    }

    private List<String> roles() {
        for (var type : new TreeSet<>(SERVICE_ROLES.keySet())) {
            var role = SERVICE_ROLES.getOrDefault(type, Map.entry("", ""));
            if (resources(type).findAny().isPresent() && !isThere(role.getKey())) {
                steps.note(
                    "the account has no role %s yet, which AWS makes by itself; if a stack fails for want of it: aws iam create-service-linked-role --aws-service-name %s".formatted(
                        role.getKey(),
                        role.getValue()
                    )
                );
            }
        }
        return List.of();
    }

    private boolean isThere(String role) {
        try {
            iam.getRole(request -> request.roleName(role));
            return true;
        } catch (NoSuchEntityException none) {
            return false;
        }
    }

    private List<String> distributions() {
        if (cloudFront.listDistributions().distributionList().quantity() == 0) {
            steps.note(
                "the account has no distribution of CloudFront yet: if AWS says that it must be verified first, open a case with AWS Support, type \"Account and billing\""
            );
        }
        return List.of();
    }

    /** Says what AWS cannot tell. */
    private void sayWhatIsUnknown() {
        if (!KNOWN_REGIONS.contains(stage.region())) {
            steps.note(
                "nobody looked whether %s has VPC origins of CloudFront and Fargate on arm64: see docs/aws.md".formatted(
                    stage.region()
                )
            );
        }
        if (Keys.of(environment).isEmpty()) {
            steps.note(
                "no key of a model is set: the site will answer without, and its agents will not until `cdk keys`"
            );
        }
    }

    private Stream<String> text(String type, String pointer) {
        return resources(type).map(resource -> resource.at("/Properties" + pointer).asString(""));
    }

    private Stream<JsonNode> resources(String type) {
        return assembly
            .stacks()
            .stream()
            .flatMap(stack -> stack.resources(type).values().stream());
    }
}
