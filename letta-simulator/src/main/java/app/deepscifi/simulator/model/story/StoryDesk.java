package app.deepscifi.simulator.model.story;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelAnswer;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.model.canon.ReadDigest;
import app.deepscifi.simulator.model.wish.Voice;
import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.words.Openings;
import app.deepscifi.simulator.model.words.SeededChoice;
import app.deepscifi.simulator.model.words.Template;
import app.deepscifi.simulator.model.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes the passages that a message asks for, one tool call at a time. */
public final class StoryDesk {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern OPEN_STORY = Pattern.compile(
        "(?i)\"?story\\s?id\"?[\\s:=]+\"?([0-9a-f]{8}-[0-9a-f-]{27})"
    );
    private static final Pattern READER = Pattern.compile("(?m)^Person: ([^(\\n]+)");
    private static final Pattern PASSAGE = Pattern.compile("(?s)<passage>\\n(.*)\\n</passage>");

    private final ModelRequest request;
    private final ReadDigest digest;
    private final SeededChoice dice;
    private final Openings openings;

    public StoryDesk(ModelRequest request, ReadDigest digest, SeededChoice dice, Openings openings) {
        this.request = request;
        this.digest = digest;
        this.dice = dice;
        this.openings = openings;
    }

    private static List<Wish.Passage> stories(List<Wish> wishes) {
        return wishes.stream().filter(Wish.Passage.class::isInstance).map(Wish.Passage.class::cast).toList();
    }

    /** Whether the first passage continues a story although no story is open. */
    public boolean missesStory(List<Wish> wishes) {
        var stories = stories(wishes);
        return !stories.isEmpty() && !(stories.getFirst() instanceof Wish.Tell) && !open();
    }

    public boolean open() {
        return openStory().isPresent();
    }

    /** The next tool call; empty if everything is written. */
    public Optional<ModelAnswer> writing(List<Wish> wishes) {
        var stories = stories(wishes);
        var written = count("write_segment");
        if (written >= stories.size()) return Optional.empty();
        var wish = stories.get((int) written);
        var begun = stories
            .subList(0, (int) written + 1)
            .stream()
            .filter(Wish.Tell.class::isInstance)
            .count();
        return Optional.of(
            switch (wish) {
                case Wish.Tell tell -> count("create_story") < begun ? create(tell) : open(tell);
                case Wish.Continue it -> onward(it);
                case Wish.Branch it -> branch(it);
            }
        );
    }

    private long count(String tool) {
        return request
            .returned()
            .stream()
            .filter(it -> it.tool().equals(tool))
            .count();
    }

    private ModelAnswer create(Wish.Tell tell) {
        var sentence = sentence(tell);
        var title = Texts.cut(Template.capital(sentence), 120);
        var about = Subject.of(sentence, digest);
        var first = about
            .hero()
            .map(ReadDigest.Entry::mention)
            .or(() -> about.things().stream().findFirst())
            .orElse("one person and a door");
        return ModelAnswer.call(Call.of("create_story", JSON.createObjectNode().put("title", title).toString()))
            .thinking("It should begin with %s, in one place, with one person who wants something. ".formatted(first))
            .saying("A story, then, beginning with %s.".formatted(first));
    }

    /** The subject of the story. By default it is the last event of the canon, or else its last element. */
    private String sentence(Wish.Tell tell) {
        if (!tell.title().isEmpty()) return tell.title();
        var events = digest.in("timeline");
        var entries = events.isEmpty() ? digest.in("elements") : events;
        return entries.isEmpty() ? "the first morning" : entries.getLast().mention();
    }

    private ModelAnswer open(Wish.Tell tell) {
        var sentence = sentence(tell);
        var subject = Subject.of(sentence, digest);
        var happens = subject
            .hero()
            .flatMap(it -> Happening.of(sentence, it.name()))
            .isPresent()
            ? sentence
            : "";
        var voice = tell.voice().or(Voice.USUAL);
        var order = new Prose.Order(Prose.Mode.OPENING, voice, subject, happens, "", reader());
        var id = request
            .returned()
            .stream()
            .filter(it -> it.tool().equals("create_story"))
            .reduce((_, last) -> last)
            .flatMap(it -> storyId(it.result()));
        return write(order, id.orElse(null), false);
    }

    private ModelAnswer onward(Wish.Continue wish) {
        var mode = passages().isBlank() ? Prose.Mode.OPENING : Prose.Mode.ONWARD;
        return write(order(mode, wish.with(), wish.voice()), null, false);
    }

    private ModelAnswer branch(Wish.Branch wish) {
        return write(order(Prose.Mode.OTHERWISE, wish.with(), wish.voice()), null, true).saying(
            "Another way it could go."
        );
    }

    private Prose.Order order(Prose.Mode mode, String with, Voice.Asked asked) {
        var voice = asked.or(VoiceOf.text(passages()));
        return new Prose.Order(mode, voice, Subject.of(with, digest), clause(with), seen(), reader());
    }

    /** The words if they are a clause, such as "she opens the door"; "" for a noun, such as "the bell". */
    private static String clause(String with) {
        return Happening.of(with, with.split(" ")[0]).isPresent() ||
            with.matches("(?is)^(?:she|he|they|i|you|we|it)\\b.*")
            ? with
            : "";
    }

    private ModelAnswer write(Prose.Order order, @Nullable String storyId, boolean branch) {
        var passage = Prose.write(order, digest, dice, openings);
        var arguments = JSON.createObjectNode();
        if (storyId != null) arguments.put("storyId", storyId).putNull("parentId");
        if (branch) arguments.put("branch", true);
        arguments.put("title", Texts.cut(passage.title(), 120)).put("text", passage.text());
        return ModelAnswer.call(Call.of("write_segment", arguments.toString()));
    }

    private String reader() {
        var found = READER.matcher(request.context());
        return found.find() ? found.group(1).strip() : "";
    }

    /** The open story: the one that the turn names, or else the last one created in this conversation. */
    private Optional<String> openStory() {
        var found = OPEN_STORY.matcher(request.context());
        if (found.find()) return Optional.of(found.group(1));
        for (var message : request.messages().reversed()) {
            if (
                message instanceof ModelMessage.Returned it && it.tool().equals("create_story") && !it.failed()
            ) return storyId(it.result());
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

    /** All earlier text of the open story that the model can see. */
    private String seen() {
        return passages() + "\n" + request.context();
    }

    private String passages() {
        var seen = new ArrayList<String>();
        for (var message : request.messages()) {
            if (!(message instanceof ModelMessage.Answered answered)) continue;
            for (var call : answered.calls()) {
                if (call.tool().equals("create_story")) seen.clear();
                if (call.tool().equals("write_segment")) seen.add(text(call));
            }
        }
        var open = PASSAGE.matcher(request.context());
        if (open.find()) seen.add(open.group(1));
        return String.join("\n", seen);
    }

    private static String text(Call call) {
        try {
            return JSON.readTree(call.arguments()).path("text").asString("");
        } catch (JacksonException _) {
            return "";
        }
    }
}
