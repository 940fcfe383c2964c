package app.deepscifi.infra.edge;

import app.deepscifi.infra.stage.Settings;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.constructs.Construct;

/** The names of the site in Route 53, over IPv4 and IPv6. */
final class Domain extends Construct {

    private static final List<String> PREFIXES = List.of("www", "api", "assets");

    Domain(Construct scope, Settings.Domain domain, IDistribution distribution) {
        super(scope, "Domain");
        var zone = zone(this, domain);
        var target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
        for (var name : names(domain)) {
            var id = name.equals(domain.name()) ? "Apex" : name.substring(0, name.indexOf('.'));
            ARecord.Builder.create(this, id + "-v4")
                .zone(zone)
                .recordName(name)
                .target(target)
                .build();
            AaaaRecord.Builder.create(this, id + "-v6")
                .zone(zone)
                .recordName(name)
                .target(target)
                .build();
        }
    }

    static List<String> names(Settings.Domain domain) {
        return Stream.concat(Stream.of(domain.name()), furtherNames(domain).stream()).toList();
    }

    static List<String> furtherNames(Settings.Domain domain) {
        return PREFIXES.stream()
            .map(prefix -> prefix + "." + domain.name())
            .toList();
    }

    /**
     * The operator's zone. We create none, because a new zone needs a delegation before its certificate can be
     * validated.
     */
    static IHostedZone zone(Construct scope, Settings.Domain domain) {
        return HostedZone.fromHostedZoneAttributes(
            scope,
            "Zone",
            HostedZoneAttributes.builder().zoneName(domain.name()).hostedZoneId(domain.zone()).build()
        );
    }
}
