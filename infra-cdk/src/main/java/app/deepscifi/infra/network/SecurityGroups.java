package app.deepscifi.infra.network;

import app.deepscifi.infra.stage.DeploymentStage;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * All allowed connections: CloudFront → load balancer → API → Letta → database, API and setup task → database, Letta
 * and API → cache, and HTTPS out through NAT. Other constructs cannot add rules to these groups.
 */
public final class SecurityGroups extends Construct {

    public static final int API_PORT = 8080;
    public static final int AGENTS_PORT = 8283;
    public static final int DATABASE_PORT = 5432;
    public static final int CACHE_PORT = 6379;

    private final SecurityGroup loadBalancer;
    private final SecurityGroup api;
    private final SecurityGroup agents;
    private final SecurityGroup setup;
    private final SecurityGroup database;
    private final SecurityGroup cache;
    private final SecurityGroup nat;

    SecurityGroups(Construct scope, Vpc vpc, DeploymentStage stage) {
        super(scope, "SecurityGroups");
        this.loadBalancer = group(vpc, "LoadBalancer", "Takes requests from CloudFront");
        this.api = group(vpc, "Api", "The API");
        this.agents = group(vpc, "Agents", "The Letta server");
        this.setup = group(vpc, "Setup", "The task that makes databases and users");
        this.database = group(vpc, "Database", "PostgreSQL");
        this.cache = group(vpc, "Cache", "Valkey");
        this.nat = group(vpc, "Nat", "The way out to the internet");

        // Exported even without a cache, so that the operator can remove the cache later.
        Stack.of(this).exportValue(cache.getSecurityGroupId());

        loadBalancer.addIngressRule(Peer.prefixList(stage.cloudFrontPrefixList()), Port.tcp(80), "CloudFront");
        allow(loadBalancer, api, API_PORT);
        allow(api, agents, AGENTS_PORT);
        allow(api, database, DATABASE_PORT);
        allow(agents, database, DATABASE_PORT);
        allow(setup, database, DATABASE_PORT);
        allow(agents, cache, CACHE_PORT);
        allow(api, cache, CACHE_PORT);
        allowOut(api, "AWS, and the providers of models");
        allowOut(agents, "AWS, and the providers of models");
        allowOut(setup, "AWS");
        allowOut(nat, "What the private subnets ask for");
        for (var subnet : vpc.getPrivateSubnets()) {
            nat.addIngressRule(Peer.ipv4(subnet.getIpv4CidrBlock()), Port.tcp(443), "A private subnet");
        }
    }

    ISecurityGroup loadBalancer(Construct user) {
        return asItIs(user, loadBalancer);
    }

    public ISecurityGroup api(Construct user) {
        return asItIs(user, api);
    }

    public ISecurityGroup agents(Construct user) {
        return asItIs(user, agents);
    }

    public ISecurityGroup setup(Construct user) {
        return asItIs(user, setup);
    }

    public ISecurityGroup database(Construct user) {
        return asItIs(user, database);
    }

    public ISecurityGroup cache(Construct user) {
        return asItIs(user, cache);
    }

    ISecurityGroup nat() {
        return asItIs(this, nat);
    }

    private SecurityGroup group(Vpc vpc, String id, String description) {
        return SecurityGroup.Builder.create(this, id).vpc(vpc).description(description).allowAllOutbound(false).build();
    }

    private static void allow(SecurityGroup from, SecurityGroup to, int port) {
        var description = from.getNode().getId() + " to " + to.getNode().getId();
        from.addEgressRule(to, Port.tcp(port), description);
        to.addIngressRule(from, Port.tcp(port), description);
    }

    private static void allowOut(SecurityGroup from, String description) {
        from.addEgressRule(Peer.anyIpv4(), Port.tcp(443), description);
    }

    private static ISecurityGroup asItIs(Construct user, SecurityGroup group) {
        return SecurityGroup.fromSecurityGroupId(
            user,
            group.getNode().getId() + "Group",
            group.getSecurityGroupId(),
            SecurityGroupImportOptions.builder().mutable(false).build()
        );
    }
}
