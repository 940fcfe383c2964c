package app.deepscifi.infra.cost;

import static app.deepscifi.infra.cost.Workload.HOURS;

import java.util.Map;
import java.util.stream.Stream;

/** Monthly usage of stores of data and of secrets. The prices are in {@code prices.json}. */
final class DataUsage {

    static final Map<String, Usage> TYPES = Map.of(
        "AWS::RDS::DBInstance",
        DataUsage::database,
        "AWS::ElastiCache::ReplicationGroup",
        DataUsage::cache,
        "AWS::S3::Bucket",
        DataUsage::bucket,
        "AWS::SecretsManager::Secret",
        (secret, _, _) -> Stream.of(secret(secret))
    );

    private DataUsage() {}

    private static Stream<MonthlyUsage> database(Resource database, Templates all, Workload workload) {
        var instance = database.text("/DBInstanceClass");
        var zones = database.isTrue("/MultiAZ") ? 2 : 1;
        var storage = database.number("/AllocatedStorage");
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
        var logs = database.properties().has("EnableCloudwatchLogsExports")
            ? WatchUsage.logs(database, "log of the database", workload.logGb())
            : Stream.<MonthlyUsage>empty();
        // The secret of the admin is in no template, because RDS creates it.
        var admin = database.isTrue("/ManageMasterUserPassword")
            ? Stream.of(secret(database))
            : Stream.<MonthlyUsage>empty();
        return Stream.of(always, logs, admin).flatMap(usages -> usages);
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
