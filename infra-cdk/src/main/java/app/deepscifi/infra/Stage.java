package app.deepscifi.infra;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything in which one deployment differs from another, and all of them in this file.
 *
 * @param name        part of the names of the stacks
 * @param region      where the platform stands
 * @param zones       exactly two availability zones of that region
 * @param natGateways one, which both zones share, or one for each zone
 */
public record Stage(String name, String region, List<String> zones, int natGateways) {
    /** As cheap as the architecture allows: when the zone of its NAT gateway fails, models are out of reach. */
    public static final Stage STARTER = new Stage("starter", "us-west-2", List.of("us-west-2a", "us-west-2b"), 1);

    /** Survives the loss of a zone. */
    public static final Stage PRODUCTION = new Stage("production", "us-west-2", List.of("us-west-2a", "us-west-2b"), 2);

    private static final List<Stage> ALL = List.of(STARTER, PRODUCTION);

    /** @throws IllegalArgumentException naming the value that cannot be deployed */
    public Stage {
        zones = List.copyOf(zones);
        require(zones.size() == 2 && Set.copyOf(zones).size() == 2, name, "needs two different zones, not " + zones);
        for (var zone : zones) {
            require(zone.matches(region + "[a-z]"), name, "stands in " + region + ", where there is no zone " + zone);
        }
        require(
            natGateways >= 1 && natGateways <= zones.size(),
            name,
            "needs 1 NAT gateway, or one for each zone, not " + natGateways
        );
    }

    /**
     * The stage of that name.
     *
     * @throws IllegalArgumentException naming the stages there are
     */
    public static Stage named(String name) {
        return ALL.stream()
            .filter(stage -> stage.name.equals(name))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException("There is no stage \"%s\": choose %s.".formatted(name, names()))
            );
    }

    private static String names() {
        return ALL.stream().map(Stage::name).collect(Collectors.joining(" or "));
    }

    private static void require(boolean condition, String stage, String problem) {
        if (!condition) {
            throw new IllegalArgumentException("Stage \"%s\" %s.".formatted(stage, problem));
        }
    }
}
