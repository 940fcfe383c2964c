package app.deepscifi.infra.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The part of RDS that a restore needs and the emulator of AWS lacks. An instance is available at the third request of
 * its status, and gone at the third after its deletion. It can't be deleted while it is created, and its name is taken
 * until it is gone. Its instances and
 * snapshots have a newer minor version than any template, and it refuses to go back to an older one.
 *
 * <p>A cluster is restored without instances, takes an instance only when it is available, and can't be deleted before its
 * instance.
 */
final class RdsServer implements AutoCloseable {

    private static final int LOOKS = 2;
    private static final String VERSION = "17.99";

    private final Map<String, Integer> looks = new ConcurrentHashMap<>();
    private final Map<String, Integer> leaving = new ConcurrentHashMap<>();
    private final Map<String, Integer> clusters = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile Map<String, String> restored = Map.of();

    RdsServer(String instance) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        add(instance);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void add(String instance) {
        looks.put(instance, 0);
    }

    /** The instances, without those that are being deleted. */
    Set<String> instances() {
        return Set.copyOf(looks.keySet());
    }

    /** Adds a cluster with an instance of the same name, as a drill makes it. */
    void addCluster(String cluster) {
        clusters.put(cluster, LOOKS);
        add(cluster);
    }

    Set<String> clusters() {
        return Set.copyOf(clusters.keySet());
    }

    Map<String, String> restored() {
        return restored;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var action = request.getOrDefault("Action", "");
        var id = request.getOrDefault("DBInstanceIdentifier", "");
        var cluster = request.getOrDefault("DBClusterIdentifier", "");
        switch (action) {
            case "RestoreDBInstanceToPointInTime", "RestoreDBInstanceFromDBSnapshot" -> {
                var copy = request.getOrDefault("TargetDBInstanceIdentifier", id);
                if (looks.containsKey(copy) || leaving.containsKey(copy)) {
                    send(exchange, 400, error("DBInstanceAlreadyExists"));
                } else {
                    restored = request;
                    add(copy);
                    send(exchange, 200, response(action, ""));
                }
            }
            case "DescribeDBInstances" -> {
                var status = look(id);
                send(
                    exchange,
                    status.isEmpty() ? 404 : 200,
                    status.isEmpty() ? missing() : response(action, described(id, status))
                );
            }
            case "ModifyDBInstance" -> {
                var possible = request.getOrDefault("EngineVersion", VERSION).equals(VERSION);
                send(
                    exchange,
                    possible ? 200 : 400,
                    possible ? response(action, "") : error("InvalidParameterCombination")
                );
            }
            case "DeleteDBInstance" -> {
                var seen = looks.get(id);
                if (seen == null) {
                    send(exchange, 404, missing());
                } else if (seen <= LOOKS) {
                    send(exchange, 400, error("InvalidDBInstanceState"));
                } else {
                    looks.remove(id);
                    leaving.put(id, 0);
                    send(exchange, 200, response(action, ""));
                }
            }
            case "RestoreDBClusterToPointInTime" -> {
                restored = request;
                clusters.put(cluster, 0);
                send(exchange, 200, response(action, ""));
            }
            case "DescribeDBClusters" -> {
                var there = clusters.containsKey(cluster);
                var available = there && clusters.merge(cluster, 1, Integer::sum) > LOOKS;
                send(
                    exchange,
                    there ? 200 : 404,
                    there ? response(action, describedCluster(cluster, available)) : error("DBClusterNotFoundFault")
                );
            }
            case "CreateDBInstance" -> {
                if (clusters.getOrDefault(cluster, 0) > LOOKS) {
                    add(id);
                    send(exchange, 200, response(action, ""));
                } else {
                    send(exchange, 400, error("InvalidDBClusterStateFault"));
                }
            }
            case "DeleteDBCluster" -> {
                if (!clusters.containsKey(cluster)) {
                    send(exchange, 404, error("DBClusterNotFoundFault"));
                } else if (looks.containsKey(cluster)) {
                    send(exchange, 400, error("InvalidDBClusterStateFault"));
                } else {
                    clusters.remove(cluster);
                    send(exchange, 200, response(action, ""));
                }
            }
            default -> send(exchange, 400, "");
        }
    }

    /** The status of the instance; empty if there is none. */
    private String look(String id) {
        if (leaving.containsKey(id)) {
            if (leaving.merge(id, 1, Integer::sum) <= LOOKS) {
                return "deleting";
            }
            leaving.remove(id);
        }
        if (!looks.containsKey(id)) {
            return "";
        }
        return looks.merge(id, 1, Integer::sum) > LOOKS ? "available" : "creating";
    }

    private static String described(String id, String status) {
        return """
        <DBInstances><DBInstance>
        <DBInstanceIdentifier>%1$s</DBInstanceIdentifier><DBInstanceStatus>%2$s</DBInstanceStatus>
        <DBInstanceClass>db.t4g.micro</DBInstanceClass><EngineVersion>%3$s</EngineVersion><LatestRestorableTime>2026-11-25T12:00:00Z</LatestRestorableTime>
        <Endpoint><Address>%1$s.rds.example</Address></Endpoint>
        <DBSubnetGroup><DBSubnetGroupName>subnets</DBSubnetGroupName></DBSubnetGroup>
        <VpcSecurityGroups><VpcSecurityGroupMembership><VpcSecurityGroupId>sg-1</VpcSecurityGroupId>
        </VpcSecurityGroupMembership></VpcSecurityGroups>
        </DBInstance></DBInstances>""".formatted(id, status, VERSION);
    }

    private static String describedCluster(String id, boolean available) {
        return """
        <DBClusters><DBCluster>
        <DBClusterIdentifier>%1$s</DBClusterIdentifier><Status>%2$s</Status>
        <Engine>aurora-postgresql</Engine><EngineVersion>%3$s</EngineVersion>
        <LatestRestorableTime>2026-11-25T12:00:00Z</LatestRestorableTime><Endpoint>%1$s.cluster.rds.example</Endpoint>
        <DBSubnetGroup>subnets</DBSubnetGroup>
        <VpcSecurityGroups><VpcSecurityGroupMembership><VpcSecurityGroupId>sg-1</VpcSecurityGroupId>
        </VpcSecurityGroupMembership></VpcSecurityGroups>
        <ServerlessV2ScalingConfiguration><MinCapacity>4</MinCapacity><MaxCapacity>128</MaxCapacity>
        </ServerlessV2ScalingConfiguration>
        </DBCluster></DBClusters>""".formatted(id, available ? "available" : "creating", VERSION);
    }

    private static String response(String action, String body) {
        return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, body);
    }

    private static String missing() {
        return error("DBInstanceNotFound");
    }

    private static String error(String code) {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code></Error></ErrorResponse>".formatted(code);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
