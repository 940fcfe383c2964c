package app.deepscifi.infra.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * As much of AWS as a preflight asks: an account on the paid plan, with the usual quotas, where everything was used before.
 * A test changes an answer by the name of its action, and can have AWS refuse it.
 */
final class AccountServer implements AutoCloseable {

    private static final String REFUSED = "refused";

    private final Map<String, String> answers = new ConcurrentHashMap<>(
        Map.of(
            "GetAccountPlanState",
            "{\"accountPlanType\": \"PAID\"}",
            "ListServiceQuotas fargate",
            fargate(4000, 4000),
            "ListServiceQuotas ec2",
            addresses(5),
            "DescribeAddresses",
            "<addressesSet/>",
            "DescribeAvailabilityZones",
            zones("us-west-2a", "us-west-2b"),
            "DescribeInstanceTypes",
            "<instanceTypeSet><item><instanceType>t4g.nano</instanceType><freeTierEligible>false</freeTierEligible></item></instanceTypeSet>",
            "GetRole",
            "<Role><RoleName>any</RoleName></Role>",
            "ListDistributions",
            "<DistributionList><Quantity>1</Quantity></DistributionList>"
        )
    );
    private final HttpServer server;

    AccountServer() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(String action, String body) {
        answers.put(action, body);
    }

    void refuseAll() {
        answers.replaceAll((_, _) -> REFUSED);
    }

    static String fargate(double onDemand, double spot) {
        return """
        {"Quotas": [{"QuotaName": "Fargate On-Demand vCPU resource count", "Value": %s},
        {"QuotaName": "Fargate Spot vCPU resource count", "Value": %s}]}""".formatted(onDemand, spot);
    }

    static String addresses(double quota) {
        return "{\"Quotas\": [{\"QuotaName\": \"EC2-VPC Elastic IPs\", \"Value\": %s}]}".formatted(quota);
    }

    static String zones(String... names) {
        var zones = new StringBuilder();
        for (var name : names) {
            zones.append("<item><zoneName>%s</zoneName><zoneState>available</zoneState></item>".formatted(name));
        }
        return "<availabilityZoneInfo>" + zones + "</availabilityZoneInfo>";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            var action = target.substring(target.indexOf('.') + 1);
            var service = body.contains("fargate") ? " fargate" : body.contains("ec2") ? " ec2" : "";
            var answer = answers.getOrDefault(action + service, REFUSED);
            send(exchange, answer, answer, "{\"__type\": \"AccessDeniedException\"}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            var answer = answers.getOrDefault("ListDistributions", REFUSED);
            send(exchange, answer, answer, error());
        } else {
            var action = body.replaceFirst("^(?:.*&)?Action=(\\w+).*$", "$1");
            var answer = answers.getOrDefault(action, REFUSED);
            var iam = action.equals("GetRole");
            if (iam && answer.equals("none")) {
                write(exchange, 404, error().replace("AccessDenied", "NoSuchEntity"));
            } else {
                var inside = iam ? "<GetRoleResult>" + answer + "</GetRoleResult>" : answer;
                send(
                    exchange,
                    answer,
                    "<%1$sResponse>%2$s</%1$sResponse>".formatted(action, inside),
                    iam ? error() : errorOfEc2()
                );
            }
        }
    }

    private static void send(HttpExchange exchange, String answer, String body, String refusal) throws IOException {
        var refused = answer.equals(REFUSED);
        write(exchange, refused ? 403 : 200, refused ? refusal : body);
    }

    private static String errorOfEc2() {
        return "<Response><Errors><Error><Code>AccessDenied</Code></Error></Errors></Response>";
    }

    /** As IAM and CloudFront say it. */
    private static String error() {
        return "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>";
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
