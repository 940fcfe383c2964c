package app.deepscifi.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeper of one world's canon, author of its stories. */
final class WorldAgent {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern IDEAS = Pattern.compile(
        "(?i)\\b(suggest|suggestions?|ideas?|inspire|inspiration)\\b|\\bwhat (could|should|might) (i|we|happen)\\b|\\bwhat next\\b"
    );
    private static final Pattern OTHERWISE = Pattern.compile(
        "(?i)\\b(branch|instead|alternative(ly)?|what if|another (version|way)|differently|otherwise)\\b"
    );
    private static final Pattern ONWARD = Pattern.compile(
        "(?i)^\\W*(please )?(continue|go on|carry on|next|more|and then|keep (going|writing))\\b|\\b(continue|next (scene|passage|chapter|part))\\b"
    );
    private static final Pattern STORY = Pattern.compile(
        "(?i)\\b(write|tell|start|begin|create|make|want|give|new)\\b.*\\b(story|tale|novel)\\b"
    );
    private static final Pattern SCENE = Pattern.compile("(?i)\\b(write|tell|start|begin|describe|narrate)\\b");
    private static final Pattern OPEN_STORY = Pattern.compile(
        "(?i)\"?story\\s?id\"?[\\s:=]+\"?([0-9a-f]{8}-[0-9a-f-]{27})"
    );
    private static final Pattern QUESTION = Pattern.compile(
        "(?is)^\\W*(who|what|where|when|why|how|which|is|are|does|do|did|can|tell me about|describe|explain)\\b.*|.*\\?\\s*$"
    );

    private final ModelRequest request;
    private final String said;
    private final Digest digest;
    private final Idea idea;
    private final Dice dice;

    /** What the message is about, in its own words. */
    private final String subject;

    private WorldAgent(ModelRequest request) {
        this.request = request;
        this.said = request.said();
        this.digest = Digest.of(request.system());
        this.idea = Idea.of(said);
        this.dice = Dice.of(said, request.messages().size());
        this.subject = subject();
    }

    private String subject() {
        if (!idea.isEmpty()) return idea.phrases().getFirst().withArticle();
        var elements = digest.in("elements");
        return elements.isEmpty() ? "what there is" : dice.pick(elements).mention();
    }

    static ModelAnswer answer(ModelRequest request) {
        var agent = new WorldAgent(request);
        for (var message : request.since().reversed()) {
            if (message instanceof ModelMessage.Returned returned) return agent.after(returned);
        }
        return agent.begin();
    }

    private ModelAnswer begin() {
        if (!SCENE.matcher(said).find() && Changes.asked(said) && !STORY.matcher(said).find()) return change();
        if (IDEAS.matcher(said).find() && request.has("suggest")) return suggest();
        if (OTHERWISE.matcher(said).find() && openStory().isPresent()) return passage(Prose.Mode.OTHERWISE, null);
        if (STORY.matcher(said).find() && !ONWARD.matcher(said).find()) return story();
        if (ONWARD.matcher(said).find() || OTHERWISE.matcher(said).find()) return openStory().isPresent()
            ? passage(Prose.Mode.ONWARD, null)
            : story();
        if (SCENE.matcher(said).find() && !QUESTION.matcher(said).matches()) return openStory().isPresent()
            ? passage(Prose.Mode.ONWARD, null)
            : story();
        if (QUESTION.matcher(said).matches()) return ModelAnswer.say(explain());
        if (Changes.asked(said)) return change();
        return ModelAnswer.say(offer());
    }

    private ModelAnswer after(ModelMessage.Returned returned) {
        if (returned.failed()) {
            return ModelAnswer.say(
                "That did not work: " + Template.sentence(cut(returned.result(), 300)) + " Nothing was changed by it."
            );
        }
        return switch (returned.tool()) {
            case "create_story" -> passage(Prose.Mode.OPENING, storyId(returned.result()).orElse(null));
            case "write_segment" -> ModelAnswer.say(
                dice.pick(
                    List.of(
                        "It is written and saved: say how it goes on, or ask for another way it could go.",
                        "The passage is kept. Shall I go on, or branch from here?",
                        "Saved. I held it against the rules of %s; nothing in it breaks them.".formatted(worldName())
                    )
                )
            );
            case "read_canon" -> propose(returned.result());
            case "propose_changes" -> ModelAnswer.say(proposed(returned.result()));
            case "suggest" -> ModelAnswer.say("Choose one of these, or say something else.");
            default -> ModelAnswer.say("Done.");
        };
    }

    private ModelAnswer story() {
        var passage = Prose.write(digest, idea, Prose.Mode.OPENING, "", dice);
        var arguments = JSON.createObjectNode().put("title", cut(passage.title(), 120));
        return ModelAnswer.call(Call.of("create_story", arguments.toString()))
            .thinking("It should begin with %s, in one place, with one person who wants something. ".formatted(subject))
            .saying("A story in %s, then, beginning with %s.".formatted(worldName(), subject));
    }

    private ModelAnswer passage(Prose.Mode mode, @Nullable String storyId) {
        var passage = Prose.write(digest, idea, mode, seen(storyId != null), dice);
        var arguments = JSON.createObjectNode();
        if (storyId != null) arguments.put("storyId", storyId).putNull("parentId");
        if (mode == Prose.Mode.OTHERWISE) arguments.put("branch", true);
        arguments.put("title", cut(passage.title(), 120)).put("text", passage.text());
        var answer = ModelAnswer.call(Call.of("write_segment", arguments.toString()));
        return mode == Prose.Mode.OTHERWISE
            ? answer.saying("Another way it could go, with %s.".formatted(subject))
            : answer;
    }

    private ModelAnswer change() {
        var address = Changes.toRead(said, digest);
        if (address.isEmpty() || !request.has("read_canon")) return propose(null);
        var arguments = JSON.createObjectNode();
        arguments.putArray("addresses").add(address.get());
        return ModelAnswer.call(Call.of("read_canon", arguments.toString())).thinking(
            "First I look at the entry as it stands. "
        );
    }

    private ModelAnswer propose(@Nullable String read) {
        var arguments = Changes.propose(said, digest, read);
        if (arguments.isEmpty()) return ModelAnswer.say(
            "I can't find that in the canon of %s. Name it as the canon does, and I prepare the change.".formatted(
                worldName()
            )
        );
        return ModelAnswer.call(Call.of("propose_changes", arguments.get()))
            .thinking("What else would this touch? I keep it as small as it can be. ")
            .saying("In the form of canon, at %s:".formatted(Changes.addresses(arguments.get())));
    }

    private String proposed(String result) {
        if (result.contains("\"accepted\"")) return "It is canon now; the history has the new version.";
        return dice.pick(
            List.of(
                "It waits for your decision: accept all of it, a part, or nothing.",
                "The proposal is ready to read; nothing changes until you accept it.",
                "You decide: the canon stays as it is until you accept this."
            )
        );
    }

    private ModelAnswer suggest() {
        var arguments = JSON.createObjectNode();
        var items = arguments.putArray("items");
        var rules = digest.in("rules");
        var elements = digest.in("elements");
        var about = elements.isEmpty() ? subject : dice.pick(elements).mention();
        var place = digest.elements("location");
        items.add("Write a story about %s".formatted(about));
        if (!rules.isEmpty()) items.add(
            "What happens to somebody who breaks this: %s".formatted(cut(dice.pick(rules).name(), 160))
        );
        items.add(
            "Add a faction that needs %s and may not have %s".formatted(
                subject,
                idea.isEmpty() || !idea.phrases().getFirst().plural() ? "it" : "them"
            )
        );
        if (!place.isEmpty()) items.add(
            "Tell me who gets up first in the morning at %s".formatted(dice.pick(place).mention())
        );
        return ModelAnswer.call(Call.of("suggest", arguments.toString())).saying(
            "Some ways on from %s:".formatted(subject)
        );
    }

    private String explain() {
        var meant = digest.meant(said);
        if (meant.isEmpty()) {
            var known = digest
                .in("elements")
                .stream()
                .map(Digest.Entry::name)
                .limit(4)
                .collect(Collectors.joining(", "));
            var silence = "Canon says nothing yet about %s.".formatted(subject);
            return known.isEmpty()
                ? silence
                : "%s What it does know: %s. Shall I propose an entry?".formatted(silence, known);
        }
        var entry = meant.get();
        return switch (entry.section()) {
            case "elements" -> "%s: %s%s".formatted(entry.name(), Template.sentence(entry.text()), rule(entry));
            case "timeline" -> "%s: %s".formatted(entry.text(), Template.sentence(entry.name()));
            case "questions" -> "That is still open: %s".formatted(entry.name());
            default -> "It stands in canon (%s): %s".formatted(entry.address(), Template.sentence(entry.name()));
        };
    }

    /** The rule that speaks of an element, if one does. */
    private String rule(Digest.Entry entry) {
        return digest
            .in("rules")
            .stream()
            .filter(it -> it.name().contains(entry.name()))
            .findFirst()
            .map(it -> " And this holds there: " + Template.sentence(it.name()))
            .orElse("");
    }

    private String offer() {
        var about = idea.isEmpty() ? "Tell me what you have in mind." : "You speak of %s.".formatted(subject);
        return (
            about +
            " I can put it into the canon of %s as a proposal, or write a story about it. Which shall it be?".formatted(
                worldName()
            )
        );
    }

    private String worldName() {
        return digest.world().isEmpty() ? "this world" : digest.world();
    }

    /** The story that is open: what the turn says, else the one that was made last in this conversation. */
    private Optional<String> openStory() {
        var found = OPEN_STORY.matcher(request.context());
        if (found.find()) return Optional.of(found.group(1));
        for (var message : request.messages().reversed()) {
            if (
                message instanceof ModelMessage.Returned(var tool, var result, var failed) &&
                tool.equals("create_story") &&
                !failed
            ) return storyId(result);
        }
        return Optional.empty();
    }

    private static Optional<String> storyId(String result) {
        try {
            var tree = JSON.readTree(result);
            var id = tree.path("storyId").asString(tree.path("id").asString(""));
            return id.isEmpty() ? Optional.empty() : Optional.of(id);
        } catch (JacksonException _) {
            var found = OPEN_STORY.matcher(result);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
    }

    /** All that was written before in the open story, as far as the model can see it. */
    private String seen(boolean newStory) {
        if (newStory) return "";
        var seen = new ArrayList<String>();
        for (var message : request.messages()) {
            if (!(message instanceof ModelMessage.Answered answered)) continue;
            for (var call : answered.calls()) {
                if (call.tool().equals("create_story")) seen.clear();
                if (call.tool().equals("write_segment")) seen.add(call.arguments());
            }
        }
        seen.add(request.context());
        return String.join("\n", seen);
    }

    private static String cut(String text, int length) {
        var points = text.codePoints().limit(length).toArray();
        return new String(points, 0, points.length);
    }
}
