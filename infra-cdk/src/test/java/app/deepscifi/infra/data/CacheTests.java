package app.deepscifi.infra.data;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Container;
import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.stage.DeploymentStage;
import org.junit.jupiter.api.Test;

class CacheTests {

    private static final String CACHE = "AWS::ElastiCache::ReplicationGroup";
    private static final Deployment STARTER_WITH_CACHE = Deployment.of(DeploymentStage.STARTER, "cache=true");

    @Test
    void a_starter_has_none_unless_its_operator_wants_one() {
        assertThat(Deployment.STARTER.all(CACHE)).isEmpty();
        assertThat(STARTER_WITH_CACHE.all(CACHE)).hasSize(1);
        assertThat(Deployment.of(DeploymentStage.STARTER, "cache=false").all(CACHE)).isEmpty();
    }

    @Test
    void a_starter_has_one_node_which_nothing_takes_over_from() {
        var cache = STARTER_WITH_CACHE.only(CACHE);

        assertThat(cache.says("NumCacheClusters")).isEqualTo("1");
        assertThat(cache.says("AutomaticFailoverEnabled")).isEqualTo("false");
        assertThat(cache.says("MultiAZEnabled")).isEqualTo("false");
    }

    @Test
    void production_has_one_with_a_node_in_each_zone() {
        var cache = Deployment.PRODUCTION.only(CACHE);

        assertThat(cache.says("NumCacheClusters")).isEqualTo("2");
        assertThat(cache.says("AutomaticFailoverEnabled")).isEqualTo("true");
        assertThat(cache.says("MultiAZEnabled")).isEqualTo("true");
    }

    @Test
    void a_large_stage_has_nodes_whose_cpu_is_all_theirs() {
        assertThat(Deployment.PRODUCTION.only(CACHE).says("CacheNodeType")).isEqualTo("cache.t4g.micro");
        assertThat(Deployment.LARGE.only(CACHE).says("CacheNodeType")).isEqualTo("cache.m7g.large");
        assertThat(Deployment.LARGE.only(CACHE).says("NumCacheClusters")).isEqualTo("2");
        assertThat(Container.of("api", Deployment.LARGE).environment()).containsEntry(
            "REDIS_URL",
            "redis://CacheHost:6379"
        );
    }

    @Test
    void it_is_a_valkey_in_the_private_subnets_encrypted_at_rest() {
        var cache = Deployment.PRODUCTION.only(CACHE);

        assertThat(cache.says("Engine")).isEqualTo("valkey");
        assertThat(cache.says("AtRestEncryptionEnabled")).isEqualTo("true");
        assertThat(cache.says("Port")).isEqualTo("6379");
        assertThat(cache.list("SecurityGroupIds")).containsExactly("NetworkSecurityGroupsCache.GroupId");
        assertThat(
            Deployment.PRODUCTION.named(cache.says("CacheSubnetGroupName"), "AWS::ElastiCache::SubnetGroup").list(
                "SubnetIds"
            )
        ).containsExactly("NetworkVpcPrivateSubnet1Subnet", "NetworkVpcPrivateSubnet2Subnet");
    }

    @Test
    void letta_is_told_where_it_is_and_nothing_where_there_is_none() {
        assertThat(Container.of("letta", STARTER_WITH_CACHE).environment()).containsEntry(
            "LETTA_REDIS_HOST",
            "CacheHost"
        );
        assertThat(Container.of("letta", Deployment.PRODUCTION).environment()).containsEntry(
            "LETTA_REDIS_HOST",
            "CacheHost"
        );
        assertThat(STARTER_WITH_CACHE.output("CacheHost", "Data")).isEqualTo("CacheValkey.PrimaryEndPoint.Address");
        assertThat(Container.of("letta", Deployment.STARTER).environment()).doesNotContainKey("LETTA_REDIS_HOST");
    }

    @Test
    void the_api_is_told_where_it_is_and_nothing_where_there_is_none() {
        assertThat(Container.of("api", STARTER_WITH_CACHE).environment()).containsEntry(
            "REDIS_URL",
            "redis://CacheHost:6379"
        );
        assertThat(Container.of("api", Deployment.STARTER).environment()).doesNotContainKey("REDIS_URL");
    }
}
