package app.deepscifi.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.simulator.model.canon.DraftWriter;
import app.deepscifi.simulator.model.canon.Idea;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

class DraftWriterProperties {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern WHEN = Pattern.compile("\\d{4}(-\\d{2})?");
    private static final List<String> CLICHES = List.of("neon", "the year is", "chosen one", "in a world where");

    @Provide
    Arbitrary<String> ideas() {
        var things = Arbitraries.of(
            "glass whales",
            "a drowned moon",
            "salt monks",
            "an orchard",
            "bees",
            "the last mirror",
            "Ares Ultima",
            "clockwork rain",
            "two suns",
            "a paper city"
        );
        var deeds = Arbitraries.of(
            "sing to",
            "are afraid of",
            "have buried",
            "owe everything to",
            "can not remember",
            "grow inside"
        );
        return Combinators.combine(things, deeds, things).as((one, deed, other) ->
            "%s %s %s".formatted(one, deed, other)
        );
    }

    private static JsonNode drafts(String idea) {
        return DraftWriter.of(Idea.of(idea), 1, Optional.empty());
    }

    @Property(tries = 60)
    void every_draft_can_be_made_a_world(@ForAll("ideas") String idea) {
        for (var draft : drafts(idea)) {
            var canon = draft.path("canon");
            assertThat(draft.path("name").asString("")).isNotBlank().hasSizeLessThanOrEqualTo(120);
            assertThat(draft.path("pitch").asString("")).isNotBlank();
            assertThat(canon.path("premise").asString("")).isNotBlank().hasSizeLessThanOrEqualTo(2000);
            assertThat(canon.path("setting").path("year").isInt()).isTrue();
            assertThat(canon.path("rules").size()).isGreaterThanOrEqualTo(3);
            assertThat(canon.path("elements").size()).isGreaterThanOrEqualTo(4);
            assertThat(canon.path("timeline").size()).isEqualTo(3);
            assertThat(canon.path("constraints").size()).isBetween(1, 2);
            assertThat(canon.path("questions").size()).isEqualTo(2);
            assertThat(List.of("rules", "elements", "timeline", "constraints", "questions")).allSatisfy(it ->
                assertThat(canon.path(it).propertyNames()).allMatch(
                    slug -> slug.length() <= 64 && SLUG.matcher(slug).matches()
                )
            );
        }
    }

    @Property(tries = 60)
    void relations_and_events_point_at_elements_that_are_there(@ForAll("ideas") String idea) {
        for (var draft : drafts(idea)) {
            var elements = new HashSet<>(draft.path("canon").path("elements").propertyNames());
            for (var element : draft.path("canon").path("elements")) {
                assertThat(element.path("relations"))
                    .isNotEmpty()
                    .allMatch(it -> elements.contains(it.path("to").asString("")));
                assertThat(element.path("kind").asString("")).isNotEqualTo("character");
            }
            for (var event : draft.path("canon").path("timeline")) {
                assertThat(event.path("elements"))
                    .isNotEmpty()
                    .allMatch(it -> elements.contains(it.asString("")));
                assertThat(event.path("when").asString("")).matches(WHEN);
            }
        }
    }

    @Property(tries = 60)
    void every_draft_speaks_of_the_persons_own_things(@ForAll("ideas") String idea) {
        for (var draft : drafts(idea)) {
            var text = draft.toString().toLowerCase(Locale.ROOT);
            assertThat(Idea.of(idea).phrases()).allMatch(it -> text.contains(it.bare().toLowerCase(Locale.ROOT)));
        }
    }

    @Property(tries = 60)
    void different_ideas_never_give_the_same_text(@ForAll("ideas") String one, @ForAll("ideas") String other) {
        var texts = new HashSet<String>();
        for (var draft : drafts(one)) texts.add(draft.toString());
        if (one.equals(other)) return;
        for (var draft : drafts(other)) assertThat(texts).doesNotContain(draft.toString());
        assertThat(drafts(one).toString()).isNotEqualTo(drafts(other).toString());
    }

    @Property(tries = 60)
    void the_words_are_no_cliches_and_no_slot_is_left_open(@ForAll("ideas") String idea) {
        var text = drafts(idea).toString().toLowerCase(Locale.ROOT);

        assertThat(CLICHES).noneMatch(text::contains);
        assertThat(
            drafts(idea)
                .valueStream()
                .map(it -> it.path("canon").path("premise").asString(""))
        ).noneMatch(it -> it.contains("{"));
    }

    @Property(tries = 100)
    void any_text_at_all_is_answered(@ForAll String words) {
        assertThat(Talk.withUserAgent().say(words)).isNotNull();
        assertThat(Talk.withWorldAgent().say(words)).isNotNull();
        assertThat(
            Talk.withWorldAgent()
                .inStory()
                .say("Add a rule that " + words)
        ).isNotNull();
        assertThat(drafts("tell " + words)).hasSize(3);
    }
}
