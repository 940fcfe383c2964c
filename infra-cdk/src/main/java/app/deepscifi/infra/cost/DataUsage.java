package app.deepscifi.infra.cost;

import static app.deepscifi.infra.cost.Workload.HOURS;

import java.util.Map;
import java.util.stream.Stream;

/** Monthly usage of stores of data and of secrets. The prices are in {@code prices.json}. */
final class DataUsage {

    static final Map<String, Usage> TYPES = Map.of(
        "AWS::RDS::DBInstance",
        DataUsage::database,
        "AWS::RDS::DBCluster",
        DataUsage::cluster,
        "AWS::ElastiCache::ReplicationGroup",
        DataUsage::cache,
        "AWS::S3::Bucket",
        DataUsage::bucket,
        "AWS::SecretsManager::Secret",
        (secret, _, _) -> Stream.of(secret(secret))
    );

    /** A unit has 2 GiB, and RDS's instances with 8 GiB for each core have four of them. */
    private static final double UNITS_PER_CORE = 4;

    /** The part of its CPU that a database may use before people wait for it. */
    private static final double BUSY = 0.6;

    private DataUsage() {}

    private static Stream<MonthlyUsage> database(Resource database, Templates all, Workload workload) {
        if (database.properties().has("DBClusterIdentifier")) {
            // Counted with its cluster.
            return Stream.empty();
        }
        var instance = database.text("/DBInstanceClass");
        var zones = database.isTrue("/MultiAZ") ? 2 : 1;
        var storage = (int) Math.max(database.number("/AllocatedStorage"), Math.ceil(workload.databaseGb()));
        var backups = workload.backupGb(database.number("/BackupRetentionPeriod"));
        var kept = zones == 1 ? "in one zone" : "in two zones";
        var always = Stream.of(
            MonthlyUsage.of(
                database,
                Box.RDS,
                "PostgreSQL, %s %s".formatted(instance, kept),
                "rds-%s-hour".formatted(instance),
                zones * HOURS
            ),
            MonthlyUsage.of(
                database,
                Box.RDS,
                "its storage %s".formatted(kept),
                "rds-%s-gb".formatted(database.text("/StorageType")),
                (double) zones * storage
            ),
            MonthlyUsage.of(
                database,
                Box.RDS,
                "backups, beyond what the storage includes",
                "rds-backup-gb",
                Math.max(0, backups - storage)
            )
        );
        return Stream.concat(always, logAndAdmin(database, workload));
    }

    /**
     * Counts the capacity that the load needs, for each instance: readers follow the writer.
     */
    private static Stream<MonthlyUsage> cluster(Resource cluster, Templates all, Workload workload) {
        var capacity = "/ServerlessV2ScalingConfiguration";
        var least = cluster.number(capacity + "/MinCapacity");
        var needed = Math.max(least, Math.ceil((workload.databaseCores() * UNITS_PER_CORE) / BUSY));
        var most = Math.max(needed, cluster.number(capacity + "/MaxCapacity"));
        var instances = all
            .all("AWS::RDS::DBInstance")
            .filter(instance -> instance.is("/DBClusterIdentifier/Ref", cluster.id()))
            .count();
        var always = Stream.of(
            new MonthlyUsage(
                cluster.stack(),
                Box.RDS,
                cluster.name(),
                "Aurora, %d × %s capacity units".formatted(instances, AmountFormat.amount(needed)),
                "aurora-acu-hour",
                instances * needed * HOURS,
                instances * most * HOURS
            ),
            MonthlyUsage.of(cluster, Box.RDS, "its storage", "aurora-storage-gb", workload.databaseGb()),
            MonthlyUsage.of(
                cluster,
                Box.RDS,
                "backups, beyond what the storage includes",
                "aurora-backup-gb",
                workload.backupGb(cluster.number("/BackupRetentionPeriod")) - workload.databaseGb()
            )
        );
        return Stream.concat(always, logAndAdmin(cluster, workload));
    }

    private static Stream<MonthlyUsage> logAndAdmin(Resource database, Workload workload) {
        var logs = database.properties().has("EnableCloudwatchLogsExports")
            ? WatchUsage.logs(database, "log of the database", workload.logGb())
            : Stream.<MonthlyUsage>empty();
        // The secret of the admin is in no template, because RDS creates it.
        var admin = database.isTrue("/ManageMasterUserPassword")
            ? Stream.of(secret(database))
            : Stream.<MonthlyUsage>empty();
        return Stream.concat(logs, admin);
    }

    private static Stream<MonthlyUsage> cache(Resource cache, Templates all, Workload workload) {
        var node = cache.text("/CacheNodeType");
        var nodes = cache.number("/NumCacheClusters");
        return Stream.of(
            MonthlyUsage.of(
                cache,
                Box.ELASTICACHE,
                "%d × %s".formatted(nodes, node),
                "elasticache-%s-%s-hour".formatted(cache.text("/Engine"), node),
                nodes * HOURS
            )
        );
    }

    private static Stream<MonthlyUsage> bucket(Resource bucket, Templates all, Workload workload) {
        return switch (bucket.name()) {
            case "ObjectStoresSite" -> Stream.of(
                MonthlyUsage.of(bucket, Box.S3_FRONTEND, "files of the site", "s3-gb", workload.siteGb()),
                MonthlyUsage.of(
                    bucket,
                    Box.S3_FRONTEND,
                    "reads by CloudFront",
                    "s3-read-thousand",
                    workload.reads() / 2
                )
            );
            case "ObjectStoresAssets" -> Stream.of(
                MonthlyUsage.of(bucket, Box.S3_ASSETS, "assets", "s3-gb", workload.assetsGb()),
                MonthlyUsage.of(bucket, Box.S3_ASSETS, "reads by CloudFront", "s3-read-thousand", workload.reads() / 2),
                MonthlyUsage.of(bucket, Box.S3_ASSETS, "uploads", "s3-write-thousand", workload.uploads())
            );
            case "ObjectStoresAccessLogs" -> Stream.of(
                MonthlyUsage.of(bucket, Box.S3_LOGS, "access logs", "s3-gb", workload.accessLogGb()),
                MonthlyUsage.of(bucket, Box.S3_LOGS, "their files, written", "s3-write-thousand", workload.logFiles())
            );
            default -> throw new UnpricedException("Nobody has said how much is in the bucket " + bucket.id());
        };
    }

    private static MonthlyUsage secret(Resource resource) {
        return MonthlyUsage.of(resource, Box.SECRETS_MANAGER, "secrets", "secret", 1).among("Secrets");
    }
}
