package app.deepscifi.infra.cost;

import java.util.List;

/**
 * The monthly use of the platform, as far as it changes the bill. GB are 10⁹ bytes, as in AWS's bills.
 *
 * @param assetsGb       stored in the bucket of the assets
 * @param siteGb         stored in the bucket of the site
 * @param accessLogGb    stored access logs
 * @param uploads        thousand objects uploaded
 * @param logFiles       thousand files of access logs, which the load balancer and CloudFront write every few minutes
 * @param reads          thousand objects read from the buckets by CloudFront
 * @param outGb          sent to browsers by CloudFront
 * @param requests       million requests to CloudFront
 * @param siteRequests   million of them for pages, each of which runs the function that finds the file
 * @param apiRequests    million of them for the API
 * @param apiGb          in and out of the load balancer
 * @param openStreams    connections that are open at any time
 * @param natInGb        answers of model providers and of AWS, in through NAT
 * @param natOutGb       requests to them, out through NAT
 * @param zoneGb         between availability zones
 * @param nameQueries    million DNS queries in the private network
 * @param databaseGb     in the database
 * @param databaseDayGb  of the database that changes in a day, which is the size of a daily backup
 * @param logGb          written to each group of logs
 * @param apiImageGb     an image of the API for two architectures, without the layers that it shares with other images
 * @param lettaImageGb   Letta's image, for one architecture
 * @param deploys        number of deploys, each of which runs the database setup for a minute
 * @param databaseCores  cores that the database computes with
 */
record Workload(
    double assetsGb,
    double siteGb,
    double accessLogGb,
    double uploads,
    double logFiles,
    double reads,
    double outGb,
    double requests,
    double siteRequests,
    double apiRequests,
    double apiGb,
    double openStreams,
    double natInGb,
    double natOutGb,
    double zoneGb,
    double nameQueries,
    double databaseGb,
    double databaseDayGb,
    double logGb,
    double apiImageGb,
    double lettaImageGb,
    double deploys,
    double databaseCores
) {
    /** The workload of the first months. */
    static final Workload SEED = new Workload(
        10,
        0.02,
        1,
        2,
        25,
        200,
        100,
        2,
        1.5,
        0.5,
        10,
        20,
        4,
        1,
        5,
        0.1,
        5,
        0.25,
        0.5,
        0.15,
        1.2,
        20,
        0.01
    );

    static final double HOURS = 730;
    private static final double SECONDS = HOURS * 3600;
    private static final double KEPT_SHARE = 0.15;

    /**
     * One answer that is followed, by day and by night: a turn of 20 s after the other. Measured by the
     * benchmark in {@code docs/scale.md}: the cores of the database, and the bytes of a turn in it and to the browser.
     * Assumed: the length of a turn, its requests, and what it sends to and gets from the provider of models.
     */
    private static final double TURN_SECONDS = 20;

    private static final double DATABASE_CORES_OF_STREAM = 0.0023;
    private static final double DATABASE_KB_OF_SECOND = 1.2;
    private static final double API_KB_OF_SECOND = 0.6;
    private static final double REQUESTS_OF_TURN = 4;
    private static final double NAT_OUT_KB_OF_TURN = 60;
    private static final double NAT_IN_KB_OF_TURN = 250;
    private static final double KB_PER_GB = 1e6;

    /** The workload of the first months, with that many answers followed at any time. */
    static Workload of(int streams) {
        var turns = (streams * SECONDS) / TURN_SECONDS;
        var apiGb = (streams * SECONDS * API_KB_OF_SECOND) / KB_PER_GB;
        var apiRequests = (turns * REQUESTS_OF_TURN) / 1e6;
        var databaseGb = (streams * SECONDS * DATABASE_KB_OF_SECOND) / KB_PER_GB;
        return new Workload(
            SEED.assetsGb,
            SEED.siteGb,
            SEED.accessLogGb,
            SEED.uploads,
            SEED.logFiles,
            SEED.reads,
            SEED.outGb + apiGb,
            SEED.siteRequests + apiRequests,
            SEED.siteRequests,
            apiRequests,
            apiGb,
            streams,
            (turns * NAT_IN_KB_OF_TURN) / KB_PER_GB,
            (turns * NAT_OUT_KB_OF_TURN) / KB_PER_GB,
            SEED.zoneGb + apiGb + databaseGb,
            SEED.nameQueries,
            SEED.databaseGb + databaseGb,
            databaseGb / 30,
            SEED.logGb,
            SEED.apiImageGb,
            SEED.lettaImageGb,
            SEED.deploys,
            streams * DATABASE_CORES_OF_STREAM
        );
    }

    /**
     * Load balancer capacity units: the greatest of new connections, open connections and bytes. Our few rules are
     * free.
     */
    double lcu() {
        var made = (apiRequests * 1e6) / SECONDS / 25;
        var open = openStreams / 3000;
        var bytes = apiGb / HOURS;
        return Math.max(made, Math.max(open, bytes));
    }

    /** Stored GB of a log group, compressed. */
    double keptLogGb(int days) {
        return ((logGb * days) / 30) * KEPT_SHARE;
    }

    /** GB of backups: one full backup and the daily changes. */
    double backupGb(int days) {
        return databaseGb + databaseDayGb * days;
    }

    List<String> words() {
        return List.of(
            "%s GB of assets in S3, %s GB out through CloudFront in %s million requests".formatted(
                AmountFormat.amount(assetsGb),
                AmountFormat.amount(outGb),
                AmountFormat.amount(requests)
            ),
            "%s million requests to the API with %s GB, %s streams open at any time: %.3f LCU".formatted(
                AmountFormat.amount(apiRequests),
                AmountFormat.amount(apiGb),
                AmountFormat.amount(openStreams),
                lcu()
            ),
            "%s GB out and %s GB in through NAT, %s GB between zones".formatted(
                AmountFormat.amount(natOutGb),
                AmountFormat.amount(natInGb),
                AmountFormat.amount(zoneGb)
            ),
            "%s GB in the database, of which %s GB change in a day; %s GB to each group of logs".formatted(
                AmountFormat.amount(databaseGb),
                AmountFormat.amount(databaseDayGb),
                AmountFormat.amount(logGb)
            ),
            "%s GB for each image of the API, %s GB for Letta's (one architecture, a guess); %s deploys".formatted(
                AmountFormat.amount(apiImageGb),
                AmountFormat.amount(lettaImageGb),
                AmountFormat.amount(deploys)
            )
        );
    }
}
