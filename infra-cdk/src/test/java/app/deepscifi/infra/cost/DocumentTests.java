package app.deepscifi.infra.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of the architecture in {@code docs/aws.md}. After a change of costs, copy the numbers from {@code mvn -pl
 * infra-cdk cdk cost -Dformat=markdown}.
 */
class DocumentTests {

    private static final Path DOCUMENT = Path.of("../docs/aws.md");
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
        assertThat(rows().map(cells -> row(cells.get(0), cells.get(3), cells.get(4), cells.get(5)))).containsExactlyElementsOf(
            expected
        );
    }

    @Test
    void each_construct_and_test_that_the_table_names_is_there() throws IOException {
        assertThat(rows()).allSatisfy(cells -> {
            assertThat(types("main")).containsAll(names(cells.get(1)));
            assertThat(types("test")).containsAll(names(cells.get(2)));
        });
    }

    private static Stream<List<String>> rows() throws IOException {
        var text = Files.readString(DOCUMENT);
        var section = text.substring(text.indexOf(HEADING) + HEADING.length());
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
