package app.deepscifi.infra.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One stack of CloudFormation with a database and a load balancer, which refuse to be deleted while they are protected: then
 * the deletion of the stack fails, as on AWS. The emulator of AWS deletes them all the same.
 */
final class StackServer implements AutoCloseable {

    private static final String LOAD_BALANCER = "arn:aws:elasticloadbalancing:us-west-2:1:loadbalancer/app/live/1";

    private final HttpServer server;
    private final List<String> history = new ArrayList<>();
    private String status;
    private boolean databaseIsThere = true;
    private volatile String databaseType = "AWS::RDS::DBInstance";
    private boolean databaseIsProtected = true;
    private boolean loadBalancerIsProtected = true;

    /** @param history the statuses that the stack had, the oldest first; the last one is what it is in */
    StackServer(String... history) throws IOException {
        this.history.addAll(List.of(history));
        this.status = this.history.getLast();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The status of the stack; {@code gone} where there is none. */
    String status() {
        return status;
    }

    /** The database is a cluster. */
    void withCluster() {
        databaseType = "AWS::RDS::DBCluster";
    }

    /** The creation of the database failed before there was one. */
    void withoutDatabase() {
        databaseIsThere = false;
        databaseIsProtected = false;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (body.replaceFirst("^(?:.*&)?Action=(\\w+).*$", "$1")) {
            case "DescribeStacks" -> {
                if (status.equals("gone")) {
                    refuse(exchange, "ValidationError", "Stack with id Data does not exist");
                } else {
                    send(
                        exchange,
                        "DescribeStacks",
                        "<Stacks><member><StackName>Data</StackName><StackId>id</StackId><StackStatus>%s</StackStatus></member></Stacks>".formatted(
                            status
                        )
                    );
                }
            }
            case "DescribeStackEvents" -> send(
                exchange,
                "DescribeStackEvents",
                "<StackEvents>%s</StackEvents>".formatted(
                    String.join("", history.reversed().stream().map(StackServer::event).toList())
                )
            );
            case "ListStackResources" -> send(
                exchange,
                "ListStackResources",
                "<StackResourceSummaries>%s%s</StackResourceSummaries>".formatted(
                    resource(databaseType, "live"),
                    resource("AWS::ElasticLoadBalancingV2::LoadBalancer", LOAD_BALANCER)
                )
            );
            case "UpdateTerminationProtection" -> send(exchange, "UpdateTerminationProtection", "");
            case "ModifyDBInstance" -> modifyDatabase(exchange, body, "ModifyDBInstance", "DBInstanceNotFound");
            case "ModifyDBCluster" -> modifyDatabase(exchange, body, "ModifyDBCluster", "DBClusterNotFoundFault");
            case "ModifyLoadBalancerAttributes" -> {
                loadBalancerIsProtected = !body.contains("deletion_protection.enabled&");
                send(exchange, "ModifyLoadBalancerAttributes", "");
            }
            case "DeleteStack" -> {
                status = databaseIsProtected || loadBalancerIsProtected ? "DELETE_FAILED" : "gone";
                history.add(status);
                send(exchange, "DeleteStack", "");
            }
            default -> refuse(exchange, "InvalidAction", body);
        }
    }

    private void modifyDatabase(HttpExchange exchange, String body, String action, String missing) throws IOException {
        if (databaseIsThere) {
            databaseIsProtected = !body.contains("DeletionProtection=false");
            send(exchange, action, "");
        } else {
            refuse(exchange, missing, "live not found.");
        }
    }

    private static String event(String status) {
        return """
        <member><StackId>id</StackId><StackName>Data</StackName><PhysicalResourceId>id</PhysicalResourceId>
        <LogicalResourceId>Data</LogicalResourceId><ResourceType>AWS::CloudFormation::Stack</ResourceType>
        <ResourceStatus>%s</ResourceStatus><Timestamp>2026-11-25T12:00:00Z</Timestamp></member>""".formatted(status);
    }

    private static String resource(String type, String id) {
        return """
        <member><ResourceType>%s</ResourceType><PhysicalResourceId>%s</PhysicalResourceId>
        <ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>""".formatted(type, id);
    }

    private static void send(HttpExchange exchange, String action, String body) throws IOException {
        write(exchange, 200, "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, body));
    }

    private static void refuse(HttpExchange exchange, String code, String message) throws IOException {
        write(
            exchange,
            400,
            "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>".formatted(
                code,
                message
            )
        );
    }

    private static void write(HttpExchange exchange, int code, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(code, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
