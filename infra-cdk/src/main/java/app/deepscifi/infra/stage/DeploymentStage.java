package app.deepscifi.infra.stage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All differences between the stages. The operator's choices for one deployment are in {@link Settings}.
 *
 * @param name                 part of the names of the stacks
 * @param region               the region of the platform; certificate and firewall of CloudFront are in us-east-1
 * @param zones                exactly two availability zones of that region
 * @param cloudFrontPrefixList AWS's managed prefix list of CloudFront's addresses towards origins, in that region
 * @param egress               how the private subnets reach the internet
 * @param database             the PostgreSQL database
 * @param cache                Valkey
 * @param agents               the Letta servers, which run only if they are the runtime of agents
 * @param api                  the API
 * @param agentRuntime         the runtime of agents, unless {@code agent.runtime} in the settings names another
 * @param firewall             whether requests pass AWS WAF
 * @param logDays              retention of logs in days, one of CloudWatch's values
 */
public record DeploymentStage(
    String name,
    String region,
    List<String> zones,
    String cloudFrontPrefixList,
    Egress egress,
    DatabaseSize database,
    CacheSize cache,
    ServiceSize agents,
    ServiceSize api,
    AgentRuntime agentRuntime,
    boolean firewall,
    int logDays
) {
    private static final List<Integer> LOG_DAYS = List.of(7, 14, 30, 60, 90, 180, 365);

    /**
     * The cheapest deployment of the whole architecture. There is one of each part, so the platform fails with its
     * zone, and AWS may stop a task with two minutes' notice.
     */
    public static final DeploymentStage STARTER = new DeploymentStage(
        "starter",
        "us-west-2",
        List.of("us-west-2a", "us-west-2b"),
        "pl-82a045eb",
        Egress.NAT_INSTANCE,
        new DatabaseSize.Instance("t4g.micro", 120, 20, 100, false, 7),
        new CacheSize("t4g.micro", false),
        new ServiceSize(512, 1024, 1, 2, true),
        new ServiceSize(256, 1024, 1, 2, true),
        AgentRuntime.LETTA,
        false,
        14
    );

    /** Survives the loss of a zone. Up to 1,000 answers can be followed at once. */
    public static final DeploymentStage PRODUCTION = new DeploymentStage(
        "production",
        "us-west-2",
        List.of("us-west-2a", "us-west-2b"),
        "pl-82a045eb",
        Egress.NAT_GATEWAYS,
        new DatabaseSize.Instance("t4g.medium", 450, 50, 500, true, 30),
        new CacheSize("t4g.micro", true),
        new ServiceSize(2048, 4096, 2, 6, false),
        new ServiceSize(1024, 2048, 2, 10, false),
        AgentRuntime.DIRECT,
        true,
        90
    );

    /** For many people at once: {@code docs/scale.md} has the measurements that led to these sizes. */
    public static final DeploymentStage LARGE = new DeploymentStage(
        "large",
        "us-west-2",
        List.of("us-west-2a", "us-west-2b"),
        "pl-82a045eb",
        Egress.NAT_GATEWAYS,
        new DatabaseSize.Aurora(4, 192, 30),
        new CacheSize("m7g.large", true),
        new ServiceSize(2048, 4096, 2, 6, false),
        new ServiceSize(2048, 4096, 4, 60, false),
        AgentRuntime.DIRECT,
        true,
        90
    );

    private static final List<DeploymentStage> ALL = List.of(STARTER, PRODUCTION, LARGE);

    /** The way from private subnets to the internet: to model providers and to AWS's own services. */
    public enum Egress {
        /**
         * One small instance for both zones. After a failure there is no way out for two minutes, until it is replaced.
         */
        NAT_INSTANCE,
        /** A managed gateway in each zone. */
        NAT_GATEWAYS,
    }

    /** The runtime of agents: {@code AGENT_RUNTIME} of the API. */
    public enum AgentRuntime {
        LETTA,
        /** The API calls the models itself. */
        DIRECT,
    }

    /** The database: one instance of RDS, or a cluster of Aurora. */
    public sealed interface DatabaseSize {
        /** Days of point-in-time recovery, 1 to 35. */
        int backupDays();

        /** The most connections at once; enough for all tasks, even while a deploy doubles them. */
        int connections();

        /** Whether another zone takes over. */
        boolean multiZone();

        /** What RDS calls it in names: {@code instance} or {@code cluster}. */
        default String kind() {
            return switch (this) {
                case Instance _ -> "instance";
                case Aurora _ -> "cluster";
            };
        }

        /**
         * @param instance   its class without {@code db.}
         * @param storage    GiB at the start
         * @param maxStorage GiB, the limit of automatic growth
         * @param multiZone  whether there is a standby in the other zone
         */
        record Instance(
            String instance,
            int connections,
            int storage,
            int maxStorage,
            boolean multiZone,
            int backupDays
        ) implements DatabaseSize {
            public Instance {
                require(instance.matches("[a-z0-9]+\\.[a-z0-9]+"), "there is no instance class \"%s\"", instance);
                require(
                    storage >= 20 && maxStorage > storage,
                    "storage of %d GiB can't grow to %d",
                    storage,
                    maxStorage
                );
                requireBackups(backupDays);
            }
        }

        /**
         * Aurora Serverless v2: a writer, and a reader in the other zone that takes over and is as large.
         *
         * @param least capacity units of each at rest; a unit is 2 GiB of memory and about a quarter of a core
         * @param most  capacity units of each under load; from 32 on it does not limit the connections
         */
        record Aurora(int least, int most, int backupDays) implements DatabaseSize {
            public Aurora {
                require(
                    least >= 1 && most >= Math.max(least, 32) && most <= 256,
                    "Aurora has no %d to %d capacity units",
                    least,
                    most
                );
                requireBackups(backupDays);
            }

            /** Aurora's own limit, which it has from 32 units on. */
            @Override
            public int connections() {
                return 5_000;
            }

            @Override
            public boolean multiZone() {
                return true;
            }
        }

        private static void requireBackups(int days) {
            require(days >= 1 && days <= 35, "backups are kept 1 to 35 days, not %d", days);
        }
    }

    /**
     * @param node   its type without {@code cache.}
     * @param always whether there is one even if the settings do not ask for it
     */
    public record CacheSize(String node, boolean always) {}

    /**
     * @param cpu     of each task, in units of 1/1024 of a core, as Fargate offers them
     * @param memory  of each task, in MiB, as Fargate offers it for that cpu
     * @param least   tasks at rest
     * @param most    tasks under load
     * @param onSpare whether tasks run on spare capacity (Fargate Spot), at a third of the price
     */
    public record ServiceSize(int cpu, int memory, int least, int most, boolean onSpare) {
        public ServiceSize {
            require(Set.of(256, 512, 1024, 2048, 4096).contains(cpu), "Fargate has no tasks of %d cpu units", cpu);
            require(
                memory >= 2 * cpu && memory <= 8 * cpu && memory <= 30_720 && (memory % 1024 == 0 || memory == 512),
                "Fargate has no %d MiB for %d cpu units",
                memory,
                cpu
            );
            require(least >= 1 && most >= least, "there can't be %d to %d tasks", least, most);
        }
    }

    /** @throws IllegalArgumentException with the name of the invalid value */
    public DeploymentStage {
        zones = List.copyOf(zones);
        require(zones.size() == 2 && Set.copyOf(zones).size() == 2, "stage %s needs two different zones", name);
        for (var zone : zones) {
            require(zone.matches(region + "[a-z]"), "stage %s is in %s: no zone %s there", name, region, zone);
        }
        require(cloudFrontPrefixList.matches("pl-[0-9a-f]+"), "\"%s\" is no prefix list", cloudFrontPrefixList);
        require(LOG_DAYS.contains(logDays), "logs are kept %s days, not %d", LOG_DAYS, logDays);
    }

    /**
     * Returns the stage of that name.
     *
     * @throws IllegalArgumentException with the names of all stages, if there is none of that name
     */
    public static DeploymentStage named(String name) {
        return ALL.stream()
            .filter(stage -> stage.name.equals(name))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException("There is no stage \"%s\": choose %s.".formatted(name, names()))
            );
    }

    /** Returns true if the platform must survive the loss of a zone. Stores of data have deletion protection then. */
    public boolean isRedundant() {
        return database.multiZone();
    }

    private static String names() {
        return ALL.stream().map(DeploymentStage::name).collect(Collectors.joining(" or "));
    }

    private static void require(boolean condition, String problem, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException("This can't be deployed: %s.".formatted(problem.formatted(values)));
        }
    }
}
