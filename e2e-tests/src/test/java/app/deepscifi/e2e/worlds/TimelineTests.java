package app.deepscifi.e2e.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Canon;
import app.deepscifi.e2e.client.Person;
import app.deepscifi.e2e.platform.TestPlatform;
import app.deepscifi.e2e.platform.WithPlatform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithPlatform
class TimelineTests {

    private static final Map<String, Object> CALENDAR = Map.of(
        "months",
        List.of(
            Map.of("name", "Thaw", "days", 30),
            Map.of("name", "Midwinter", "days", 1, "kind", "intercalary"),
            Map.of("name", "Ash", "days", 40)
        ),
        "weekdays",
        List.of("Firstday", "Secondday"),
        "leapRules",
        List.of(Map.of("month", "Midwinter", "days", 1, "every", 4)),
        "eras",
        List.of(
            Map.of("name", "Before Landing", "shortForm", "BL", "start", 0, "counts", "down"),
            Map.of("name", "After Landing", "shortForm", "AL", "start", 1)
        )
    );

    private final TestPlatform platform;
    private final Person owner;
    private final String world;

    TimelineTests(TestPlatform platform) {
        this.platform = platform;
        this.owner = platform.signUp("Olga");
        this.world = "/api/worlds/" + owner.worldId();
    }

    @Test
    void events_and_lives_come_in_the_order_of_the_calendar_of_the_world() {
        owner
            .patch(
                world,
                1,
                Canon.changes(
                    Canon.edit("/calendar", CALENDAR),
                    Canon.edit("/timeline/dimming", event("2 Ash 3 AL", "5 AL")),
                    Canon.edit("/timeline/myth", Map.of("when", "Long ago", "title", "A myth")),
                    Canon.edit("/timeline/first", event("Thaw 3 AL", null)),
                    Canon.edit(
                        "/elements/keeper",
                        Map.of(
                            "kind",
                            "character",
                            "name",
                            "The Keeper",
                            "summary",
                            "Keeps.",
                            "began",
                            "12 BL",
                            "ended",
                            "Midwinter 4 AL"
                        )
                    )
                )
            )
            .is(200);

        var timeline = owner
            .get(world + "/timeline")
            .is(200)
            .json();

        assertThat(timeline.path("version").asInt()).isEqualTo(2);
        assertThat(addresses(timeline)).containsExactly(
            "/elements/keeper",
            "/timeline/first",
            "/timeline/dimming",
            "/timeline/myth"
        );
        var dimming = timeline.path("items").get(2);
        assertThat(dimming.path("kind").asString()).isEqualTo("event");
        assertThat(dimming.at("/from/date/text").asString()).isEqualTo("2 Ash 3 AL");
        assertThat(dimming.at("/from/date/precision").asString()).isEqualTo("day");
        assertThat(dimming.at("/from/date/firstDay").asInt()).isEqualTo(2 * 71 + 30 + 1 + 1);
        assertThat(dimming.at("/from/date/weekday").asString()).isEqualTo("Secondday");
        assertThat(dimming.at("/to/date/lastDay").asInt()).isEqualTo(5 * 71);
        assertThat(timeline.path("items").get(0).path("kind").asString()).isEqualTo("life");
        assertThat(timeline.at("/items/0/from/date/firstDay").asInt()).isEqualTo(-(12 * 71 + 3));
        assertThat(timeline.at("/items/3/from/date").isNull()).isTrue();
        assertThat(timeline.at("/items/3/from/text").asString()).isEqualTo("Long ago");
        assertThat(timeline.at("/eras/0/firstDay").isNull()).isTrue();
        assertThat(timeline.at("/eras/0/lastDay").asInt()).isEqualTo(-1);
        assertThat(timeline.at("/eras/1/firstDay").asInt()).isZero();
    }

    @Test
    void a_world_without_a_calendar_counts_our_days() {
        var timeline = owner
            .get(world + "/timeline")
            .is(200)
            .json();

        assertThat(addresses(timeline)).containsExactly("/timeline/dimming");
        assertThat(timeline.at("/items/0/from/date/text").asString()).isEqualTo("2371");
        assertThat(timeline.at("/items/0/from/date/precision").asString()).isEqualTo("year");
        var days =
            timeline.at("/items/0/from/date/lastDay").asInt() - timeline.at("/items/0/from/date/firstDay").asInt();
        assertThat(days + 1).isEqualTo(365);
        assertThat(timeline.at("/items/0/to").isNull()).isTrue();
    }

    @Test
    void a_calendar_in_which_dates_could_not_be_read_again_is_refused_at_its_fields() {
        var refused = owner.patch(
            world,
            1,
            Canon.changes(
                Canon.edit(
                    "/calendar",
                    Map.of(
                        "months",
                        List.of(Map.of("name", "Month 3", "days", 30), Map.of("name", "Ash", "days", 2_000)),
                        "leapRules",
                        List.of(Map.of("month", "Ash", "days", 1, "every", 0))
                    )
                )
            )
        );

        assertThat(refused.is(400).fields()).containsExactlyInAnyOrder(
            "changes[0].after.months[0].name",
            "changes[0].after.months[1].days",
            "changes[0].after.leapRules[0].every"
        );
    }

    @Test
    void it_is_read_by_those_who_may_read_the_world() {
        var viewer = platform.signUp("Vera");
        owner.lets(viewer, "viewer", owner.get(world).json().path("id").asString());
        var stranger = platform.signUp("Sam");

        viewer.get(world + "/timeline").is(200);
        stranger.get(world + "/timeline").is(404);
        platform
            .visitor()
            .get(world + "/timeline")
            .is(404);

        owner.patch(world, 1, Map.of("visibility", "public")).is(200);
        platform
            .visitor()
            .get(world + "/timeline")
            .is(200);
    }

    private static Map<String, Object> event(String when, @Nullable String end) {
        return end == null
            ? Map.of("when", when, "title", "Something")
            : Map.of("when", when, "title", "Something", "end", end);
    }

    private static List<String> addresses(JsonNode timeline) {
        return timeline
            .path("items")
            .valueStream()
            .map(item -> item.path("address").asString())
            .toList();
    }
}
