package app.deepscifi.infra.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of costs in {@code docs/aws.md} and {@code docs/scale.md}. After a change of costs, copy the numbers from
 * {@code mvn -pl infra-cdk cdk cost -Dformat=markdown}, with {@code -Dstreams} for the second.
 */
class DocumentTests {

    private static final Path DOCUMENT = Path.of("../docs/aws.md");
    private static final Path SCALE = Path.of("../docs/scale.md");
    private static final String HEADING = "## What stands where, and what it costs";
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)`");

    @Test
    void each_box_costs_what_the_table_says() throws IOException {
        var starter = Synthesized.STARTER.report().bill();
        var production = Synthesized.PRODUCTION.report().bill();
        var large = Synthesized.LARGE.report().bill();

        var expected = new ArrayList<String>();
        for (var box : Box.values()) {
            expected.add(
                row(
                    box.title(),
                    AmountFormat.dollars(starter.of(box)),
                    AmountFormat.dollars(production.of(box)),
                    AmountFormat.dollars(large.of(box))
                )
            );
        }
        expected.add(
            row(
                "**all**",
                "**%s**".formatted(AmountFormat.dollars(starter.total())),
                "**%s**".formatted(AmountFormat.dollars(production.total())),
                "**%s**".formatted(AmountFormat.dollars(large.total()))
            )
        );
        assertThat(
            rows().map(cells -> row(cells.get(0), cells.get(3), cells.get(4), cells.get(5)))
        ).containsExactlyElementsOf(expected);
    }

    @Test
    void each_construct_and_test_that_the_table_names_is_there() throws IOException {
        assertThat(rows()).allSatisfy(cells -> {
            assertThat(types("main")).containsAll(names(cells.get(1)));
            assertThat(types("test")).containsAll(names(cells.get(2)));
        });
    }

    @Test
    void each_number_of_streams_costs_what_the_table_of_scale_says() throws IOException {
        var table = rows(SCALE, "## What runs, and what it costs").toList();

        assertThat(table).hasSize(6);
        assertThat(table).allSatisfy(cells -> {
            var streams = Integer.parseInt(cells.get(0).replace(",", ""));
            var bill = synthesized(cells.get(1)).report(streams).bill();
            var named = Stream.of(Box.ECS_API, Box.ECS_LETTA, Box.RDS, Box.ELASTICACHE, Box.NAT, Box.CLOUDFRONT)
                .map(bill::of)
                .toList();
            var others = named.stream().reduce(bill.total(), BigDecimal::subtract);
            var expected = Stream.concat(named.stream(), Stream.of(others, bill.total())).map(DocumentTests::whole);
            assertThat(cells.subList(3, cells.size()))
                .as(cells.getFirst())
                .containsExactlyElementsOf(expected.toList());
        });
    }

    private static Synthesized synthesized(String stage) {
        return switch (stage) {
            case "`production`" -> Synthesized.PRODUCTION;
            case "`production`, Letta" -> Synthesized.PRODUCTION_WITH_LETTA;
            case "`large`" -> Synthesized.LARGE;
            default -> throw new AssertionError("There is no stage " + stage);
        };
    }

    private static String whole(BigDecimal dollars) {
        return "$%,d".formatted(dollars.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static Stream<List<String>> rows() throws IOException {
        return rows(DOCUMENT, HEADING);
    }

    private static Stream<List<String>> rows(Path document, String heading) throws IOException {
        var text = Files.readString(document);
        var section = text.substring(text.indexOf(heading) + heading.length());
        return section
            .lines()
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("|"))
            .skip(2)
            .map(line -> List.of(line.substring(1).split("\\|")).stream().map(String::strip).toList());
    }

    private static String row(String box, String... dollars) {
        return "%s: %s".formatted(box, String.join(", ", dollars));
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell)
            .results()
            .map(name -> name.group(1))
            .toList();
    }

    private static List<String> types(String source) throws IOException {
        try (var files = Files.walk(Path.of("src", source, "java/app/deepscifi/infra"))) {
            return files.map(file -> file.getFileName().toString().replace(".java", "")).toList();
        }
    }
}
