package app.deepscifi.simulator.model.rules;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelAnswer;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.model.canon.CanonAnswers;
import app.deepscifi.simulator.model.canon.CanonDraft;
import app.deepscifi.simulator.model.canon.ReadDigest;
import app.deepscifi.simulator.model.story.StoryDesk;
import app.deepscifi.simulator.model.wish.SmallTalk;
import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.wish.grammar.Wishes;
import app.deepscifi.simulator.model.words.Openings;
import app.deepscifi.simulator.model.words.SeededChoice;
import app.deepscifi.simulator.model.words.Template;
import app.deepscifi.simulator.model.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps one world's canon and writes its stories. It refuses everything that no {@link Wish} describes. */
final class WorldAgent {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ModelRequest request;
    private final List<Wish> wishes;
    private final List<ModelMessage.Returned> returned;
    private final @Nullable JsonNode read;
    private final ReadDigest digest;
    private final StoryDesk desk;
    private final SeededChoice dice;

    private WorldAgent(ModelRequest request, Openings openings) {
        this.request = request;
        this.wishes = Wishes.toWorldAgent().read(request.said());
        this.returned = request.returned();
        this.read = returned("read_canon")
            .findFirst()
            .map(it -> json(it.result()))
            .orElse(null);
        this.digest = ReadDigest.of(request.system()).with(read);
        this.dice = SeededChoice.of(request.said(), request.messages().size());
        this.desk = new StoryDesk(request, digest, dice, openings);
    }

    static ModelAnswer answer(ModelRequest request, Openings openings) {
        return new WorldAgent(request, openings).next();
    }

    private ModelAnswer next() {
        if (!returned.isEmpty() && returned.getLast().failed()) return ModelAnswer.say(
            "That did not work: " +
                Template.sentence(Texts.cut(returned.getLast().result(), 300)) +
                " Nothing was changed by it."
        );
        for (var wish : wishes) if (wish instanceof Wish.Unclear(var part)) return ModelAnswer.say(refuse(part));
        if (desk.missesStory(wishes)) return ModelAnswer.say(
            "No story is open, so there is nothing to go on with: say, for example, “write a story about %s”.".formatted(
                somebody()
            )
        );
        return reading()
            .or(this::proposing)
            .or(() -> desk.writing(wishes))
            .or(this::suggesting)
            .orElseGet(this::closing);
    }

    private Optional<ModelAnswer> reading() {
        if (
            read != null || !request.has("read_canon") || wishes.stream().allMatch(WorldAgent::needsNoCanon)
        ) return Optional.empty();
        var addresses = CanonDraft.toRead(changes(), digest);
        if (addresses.isEmpty()) return Optional.empty();
        var arguments = JSON.createObjectNode();
        if (!addresses.get().isEmpty()) arguments.putPOJO("addresses", addresses.get());
        return Optional.of(
            ModelAnswer.call(Call.of("read_canon", arguments.toString())).thinking(
                "First I look at the canon as it stands. "
            )
        );
    }

    private static boolean needsNoCanon(Wish wish) {
        return switch (wish) {
            case
                Wish.Change _,
                Wish.AskAbout _,
                Wish.AskList _,
                Wish.AskWhen _,
                Wish.AskHappened _,
                Wish.AskWhether _ -> false;
            default -> true;
        };
    }

    private List<Wish.Change> changes() {
        return wishes.stream().filter(Wish.Change.class::isInstance).map(Wish.Change.class::cast).toList();
    }

    private CanonDraft draft() {
        var draft = new CanonDraft(digest, read);
        changes().forEach(draft::make);
        return draft;
    }

    private Optional<ModelAnswer> proposing() {
        var draft = draft();
        if (!draft.impossible().isEmpty()) return Optional.of(ModelAnswer.say(impossible(draft)));
        if (draft.edits().isEmpty() || returned("propose_changes").findAny().isPresent()) return Optional.empty();
        var arguments = JSON.createObjectNode().put(
            "reason",
            Texts.cut("You asked: " + Template.sentence(request.said()), 400)
        );
        var changes = arguments.putArray("changes");
        draft.edits().forEach((address, after) -> changes.addObject().put("address", address).set("after", after));
        return Optional.of(
            ModelAnswer.call(Call.of("propose_changes", arguments.toString()))
                .thinking("I keep it as small as it can be. ")
                .saying("In the form of canon, at %s:".formatted(String.join(" and ", draft.edits().keySet())))
        );
    }

    private static String impossible(CanonDraft draft) {
        return Template.sentence(String.join("; ", draft.impossible()) + ", so nothing is changed");
    }

    private Optional<ModelAnswer> suggesting() {
        if (!wishes.contains(new Wish.Suggest()) || returned("suggest").findAny().isPresent()) return Optional.empty();
        var items = List.of("write a story about " + somebody(), "what are the rules?", "no magic", "make it darker");
        var arguments = JSON.createObjectNode().putPOJO("items", items);
        return Optional.of(
            ModelAnswer.call(Call.of("suggest", arguments.toString())).saying(
                "Some ways on, as far as I can go without a model:"
            )
        );
    }

    private ModelAnswer closing() {
        var said = new ArrayList<String>();
        var draft = draft();
        if (!draft.edits().isEmpty()) returned("propose_changes")
            .findFirst()
            .ifPresent(it -> said.add(proposed(it.result())));
        said.addAll(draft.already());
        if (returned("write_segment").findAny().isPresent()) said.add(
            dice.pick(
                List.of(
                    "It is written and saved: say how it goes on, or ask for another way it could go.",
                    "The passage is kept: say “continue”, or ask for another way it could go."
                )
            )
        );
        if (returned("suggest").findAny().isPresent()) said.add("Choose one of these, or say something else.");
        for (var wish : wishes) answer(wish).ifPresent(said::add);
        return ModelAnswer.say(said.isEmpty() ? refuse("") : String.join(" ", said));
    }

    private Optional<String> answer(Wish wish) {
        var canon = new CanonAnswers(digest);
        return Optional.ofNullable(
            switch (wish) {
                case Wish.AskAbout(var what) -> canon.about(what);
                case Wish.AskWhen(var what) -> canon.when(what);
                case Wish.AskHappened it -> canon.happened(it);
                case Wish.AskWhether(var thing) -> canon.whether(thing);
                case Wish.AskList it -> canon.list(it);
                case Wish.AskWorld(var part) -> canon.world(part);
                case Wish.Talk(var kind) -> talk(kind);
                default -> null;
            }
        );
    }

    private String talk(SmallTalk kind) {
        var examples = examples();
        return switch (kind) {
            case GREETING -> "Hello! I keep the canon of %s: what shall it be, “%s” or “%s”?".formatted(
                worldName(),
                examples.get(0),
                examples.get(1)
            );
            case THANKS -> "You are welcome.";
            case YES -> "Good; I change nothing by that: say what you want, such as “%s” or “%s”.".formatted(
                examples.get(0),
                examples.get(1)
            );
            case NO -> "Then everything stays as it is.";
            case UNDO -> "I can't take anything back: reject a proposal that waits, or restore an earlier version in the world's history.";
            case CAPABILITIES -> (
                "Without a model I can add or drop a rule, an element or an event (“add a rule: no magic”, “in 2210 the ring broke”), " +
                "rename an element, change the year, make the world darker, lighter or smaller, answer questions about canon " +
                "(“%s”), and write stories (“write a story about %s, first person, present tense”)."
            ).formatted(examples.get(1), somebody());
        };
    }

    private static String proposed(String result) {
        return result.contains("accepts by itself") || result.contains("\"accepted\"")
            ? "It is canon now; the history has the new version."
            : "It waits for your decision: accept all of it, a part, or nothing.";
    }

    private String refuse(String part) {
        return AnswerLimits.refuse(part, examples());
    }

    private List<String> examples() {
        var people = digest.elements("character");
        var elements = people.isEmpty() ? digest.in("elements") : people;
        if (desk.open()) return List.of("continue", "add a rule: no magic");
        if (elements.isEmpty()) return List.of("add a rule: no magic", "what are the rules?");
        var name = elements.getFirst();
        return List.of(
            "add a rule: no magic",
            "%s is %s?".formatted(people.isEmpty() ? "what" : "who", name.mention())
        );
    }

    private String somebody() {
        var elements = digest.in("elements");
        return elements.isEmpty() ? "the first morning" : dice.pick(elements).mention();
    }

    private String worldName() {
        return digest.world().isEmpty() ? "this world" : digest.world();
    }

    private java.util.stream.Stream<ModelMessage.Returned> returned(String tool) {
        return returned.stream().filter(it -> it.tool().equals(tool) && !it.failed());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }
}
