package app.deepscifi.infra.cost;

import static app.deepscifi.infra.cost.Workload.HOURS;

import java.util.Map;
import java.util.stream.Stream;

/** Monthly usage of CloudFront, its firewall and DNS. The prices are in {@code prices.json}. */
final class EdgeUsage {

    static final Map<String, Usage> TYPES = Map.of(
        "AWS::CloudFront::Distribution",
        EdgeUsage::distribution,
        "AWS::CloudFront::Function",
        (function, _, workload) ->
            Stream.of(
                MonthlyUsage.of(
                    function,
                    Box.CLOUDFRONT,
                    "runs of the function",
                    "cloudfront-function-million",
                    workload.siteRequests()
                )
            ),
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        EdgeUsage::loadBalancer,
        "AWS::Route53::RecordSet",
        EdgeUsage::zone,
        "AWS::WAFv2::WebACL",
        EdgeUsage::firewall
    );

    private EdgeUsage() {}

    private static Stream<MonthlyUsage> distribution(Resource distribution, Templates all, Workload workload) {
        return Stream.of(
            MonthlyUsage.of(distribution, Box.CLOUDFRONT, "traffic to browsers", "cloudfront-gb", workload.outGb()),
            MonthlyUsage.of(
                distribution,
                Box.CLOUDFRONT,
                "requests over HTTPS",
                "cloudfront-request-million",
                workload.requests()
            ),
            MonthlyUsage.of(
                distribution,
                Box.CLOUDFRONT,
                "what people send to the API",
                "cloudfront-upload-gb",
                workload.apiGb() / 10
            )
        );
    }

    private static Stream<MonthlyUsage> loadBalancer(Resource balancer, Templates all, Workload workload) {
        if (!balancer.is("/Type", "application") || !balancer.is("/Scheme", "internal")) {
            throw new UnpricedException(balancer.id() + " is another kind of load balancer, with other prices");
        }
        return Stream.of(
            MonthlyUsage.of(balancer, Box.ALB, "internal load balancer, no public address", "alb-hour", HOURS),
            MonthlyUsage.of(balancer, Box.ALB, "its load", "alb-lcu-hour", workload.lcu() * HOURS)
        );
    }

    /** The operator's zone is in no template, so the first record of a zone counts as the zone. */
    private static Stream<MonthlyUsage> zone(Resource entry, Templates all, Workload workload) {
        var zone = entry.text("/HostedZoneId");
        var first = all
            .all(entry.type())
            .filter(other -> other.is("/HostedZoneId", zone))
            .findFirst();
        return first
            .filter(entry::equals)
            .stream()
            .map(_ -> MonthlyUsage.of(entry, Box.ROUTE_53, "zone of the domain", "route53-zone", 1).among("Zone"));
    }

    private static Stream<MonthlyUsage> firewall(Resource acl, Templates all, Workload workload) {
        return Stream.of(
            MonthlyUsage.of(acl, Box.WAF, "web ACL", "waf-acl", 1),
            MonthlyUsage.of(acl, Box.WAF, "its rules", "waf-rule", acl.properties().get("Rules").size()),
            MonthlyUsage.of(acl, Box.WAF, "requests it looks at", "waf-request-million", workload.requests())
        );
    }
}
