package app.deepscifi.simulator.model.rules;

import app.deepscifi.simulator.model.Call;
import app.deepscifi.simulator.model.ModelAnswer;
import app.deepscifi.simulator.model.ModelMessage;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.model.canon.CardChanges;
import app.deepscifi.simulator.model.canon.DraftWriter;
import app.deepscifi.simulator.model.canon.Idea;
import app.deepscifi.simulator.model.canon.NotedWorlds;
import app.deepscifi.simulator.model.wish.SmallTalk;
import app.deepscifi.simulator.model.wish.Wish;
import app.deepscifi.simulator.model.wish.grammar.CardNames;
import app.deepscifi.simulator.model.wish.grammar.Wishes;
import app.deepscifi.simulator.model.words.SeededChoice;
import app.deepscifi.simulator.model.words.Template;
import app.deepscifi.simulator.model.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes worlds to choose from, and changes the cards. It refuses everything that no {@link Wish} describes. */
final class UserAgent {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> EXAMPLES = List.of(
        "a world about a lighthouse on a frozen moon",
        "show my worlds"
    );
    private static final List<String> CARD_EXAMPLES = List.of("the second one", "make them darker");
    private static final Pattern KNOWN = Pattern.compile("(?s)<human>.*?<value>\\n(.*?)\\n?</value>");
    private static final List<String> LEADS = List.of(
        "I took %s and looked for three different prices somebody might pay for it.",
        "Three worlds begin with %s, and none of them ends up in the same place.",
        "Here is what became of %s under three different laws.",
        "I kept %s and changed everything around it, three times over."
    );
    private static final List<String> CLOSINGS = List.of(
        "Choose the card you want to open, or tell me what to change.",
        "Choose a card and it becomes a world of yours, or say what to change, such as “make the second one darker”.",
        "Three cards: choose one, or say “something else”."
    );

    /** A message of at most this number of words is joined to the single word of the message before it. */
    private static final int LITTLE = 3;

    private final ModelRequest request;
    private final List<ModelMessage> before;
    private final Cards cards;
    private final List<Wish> wishes;
    private final SeededChoice dice;
    private final List<String> answers = new ArrayList<>();

    private UserAgent(ModelRequest request) {
        this.request = request;
        this.before = request.messages().subList(0, Math.max(request.lastSaid(), 0));
        this.cards = Cards.of(before);
        this.wishes = Wishes.toUserAgent(cards.names(), begun().isPresent()).read(request.said());
        this.dice = SeededChoice.of(request.said(), Math.max(request.lastSaid(), 0));
    }

    static ModelAnswer answer(ModelRequest request) {
        return new UserAgent(request).next();
    }

    private ModelAnswer next() {
        var returned = request.returned();
        if (!returned.isEmpty() && returned.getLast().failed()) return ModelAnswer.say(
            "That did not work: " +
                Template.sentence(Texts.cut(returned.getLast().result(), 300)) +
                " Say it once more and I try again."
        );
        for (var wish : wishes) if (wish instanceof Wish.Unclear(var part)) return ModelAnswer.say(refuse(part));
        var calls = new ArrayList<ModelAnswer>();
        var impossible = deeds(calls);
        if (impossible.isPresent()) return ModelAnswer.say(
            Template.sentence(impossible.get() + ", so nothing is changed")
        );
        if (returned.size() < calls.size()) return calls.get(returned.size());
        returned.forEach(it -> answers.addFirst(close(it)));
        return ModelAnswer.say(answers.isEmpty() ? refuse("") : String.join(" ", answers));
    }

    /**
     * Collects the tool calls and answers for all wishes.
     *
     * @return the reason why a wish is impossible; empty if there is none
     */
    private Optional<String> deeds(List<ModelAnswer> calls) {
        for (var wish : wishes) {
            switch (wish) {
                case Wish.Remember(var text) -> calls.add(
                    call("remember_preferences", JSON.createObjectNode().put("text", text))
                );
                case Wish.ListWorlds() -> calls.add(
                    call("list_worlds", JSON.createObjectNode()).saying("Let me look. ")
                );
                case Wish.Recollect() -> answers.add(known());
                case Wish.AboutCards(var numbers) -> answers.add(cards.about(numbers));
                case Wish.WhichCard(var thing) -> answers.add(cards.which(thing));
                case Wish.AskCards(var numbers, var part) -> answers.add(cards.parts(numbers, part));
                case Wish.Talk(var kind) -> answers.add(talk(kind));
                case Wish.Beginning(var word) -> answers.add(ask(word));
                default -> {
                }
            }
        }
        return offers(calls);
    }

    private Optional<String> offers(List<ModelAnswer> calls) {
        var changes = wishes.stream().filter(Wish.Change.class::isInstance).map(Wish.Change.class::cast).toList();
        for (var wish : wishes) {
            switch (wish) {
                case Wish.MakeWorlds it -> {
                    return worlds(it, changes, calls);
                }
                case Wish.Notes it -> {
                    calls.add(noted(it));
                    return Optional.empty();
                }
                case Wish.OtherCards() -> {
                    return others(changes, calls);
                }
                case Wish.Choose(var which, var firmly) when firmly || changes.isEmpty() -> {
                    return choose(which, changes, calls);
                }
                default -> {
                }
            }
        }
        if (changes.isEmpty()) return Optional.empty();
        if (cards.none()) return Optional.of(
            "there are no cards yet: tell me an idea first, such as “" + EXAMPLES.getFirst() + "”"
        );
        var drafts = cards.copies();
        var pointed = wishes
            .stream()
            .filter(Wish.Choose.class::isInstance)
            .map(it -> ((Wish.Choose) it).which())
            .findFirst();
        var impossible = changed(changes, drafts, pointed.orElse(""));
        if (impossible.isPresent()) return impossible;
        if (drafts.equals(cards.copies())) {
            answers.add("The cards are so already.");
            return Optional.empty();
        }
        calls.add(offer(drafts).saying("The same cards, changed as you said."));
        return Optional.empty();
    }

    private Optional<String> changed(List<Wish.Change> changes, List<ObjectNode> drafts, String pointed) {
        var making = new CardChanges(drafts, cards.none() ? new CardNames(List.of()) : cards.names(), pointed);
        return changes
            .stream()
            .flatMap(it -> making.make(it).stream())
            .findFirst();
    }

    private Optional<String> worlds(Wish.MakeWorlds wish, List<Wish.Change> changes, List<ModelAnswer> calls) {
        var little = wish.idea().split("\\s+").length <= LITTLE;
        var words = begun()
            .filter(_ -> little)
            .map(it -> it + ", " + wish.idea())
            .orElse(wish.idea());
        var idea = Idea.of(words);
        var year = changes
            .stream()
            .filter(Wish.SetYear.class::isInstance)
            .map(it -> ((Wish.SetYear) it).year())
            .findFirst();
        var drafts = copies(DraftWriter.of(idea, before.size(), year));
        if (!wish.name().isEmpty()) drafts.forEach(it -> it.put("name", wish.name()));
        var impossible = changed(
            changes
                .stream()
                .filter(it -> !(it instanceof Wish.SetYear))
                .toList(),
            drafts,
            ""
        );
        if (impossible.isPresent()) return impossible;
        var main = idea.isEmpty() ? "your idea" : idea.phrases().getFirst().withArticle();
        calls.add(
            offer(drafts)
                .thinking(
                    "The heart of it seems to be %s. I want three causes that differ, and each must have a price.".formatted(
                        main
                    )
                )
                .saying(dice.pick(LEADS).formatted(main))
        );
        return Optional.empty();
    }

    private static List<ObjectNode> copies(ArrayNode drafts) {
        return drafts.valueStream().map(ObjectNode.class::cast).toList();
    }

    private Optional<String> others(List<Wish.Change> changes, List<ModelAnswer> calls) {
        var idea = idea();
        var seen = cards.names().names();
        var turn = before.size();
        var drafts = copies(DraftWriter.of(idea, turn, Optional.empty()));
        while (drafts.stream().anyMatch(it -> seen.contains(it.path("name").asString("")))) {
            drafts = copies(DraftWriter.of(idea, ++turn, Optional.empty()));
        }
        var impossible = changed(changes, drafts, "");
        if (impossible.isEmpty()) calls.add(offer(drafts).saying("Three others, from the same idea."));
        return impossible;
    }

    /** The idea behind the cards: from the person's messages, or else from the premise of the first card. */
    private Idea idea() {
        for (var message : before.reversed()) {
            if (!(message instanceof ModelMessage.Said said)) continue;
            for (var wish : Wishes.toUserAgent(new Cards(JSON.createArrayNode()).names(), false).read(said.text())) {
                if (wish instanceof Wish.MakeWorlds it) return Idea.of(it.idea());
                if (wish instanceof Wish.Notes it) return Idea.of(it.premise());
            }
        }
        return Idea.of(cards.drafts().path(0).path("canon").path("premise").asString("").split("(?<=[.!?])\\s", 2)[0]);
    }

    private Optional<String> choose(String which, List<Wish.Change> changes, List<ModelAnswer> calls) {
        var number = cards.names().one(which).orElse(-1);
        if (number < 0 || number >= cards.drafts().size()) return Optional.of(cards.names().all());
        var drafts = List.of(cards.copies().get(number));
        var impossible = changed(changes, drafts, "");
        if (impossible.isPresent()) return impossible;
        var draft = drafts.getFirst();
        var arguments = JSON.createObjectNode().put("name", draft.path("name").asString(""));
        calls.add(call("create_world", arguments.set("canon", draft.path("canon"))));
        return Optional.empty();
    }

    private ModelAnswer noted(Wish.Notes notes) {
        var worlds = new NotedWorlds(notes, before.size());
        var drafts = copies(worlds.drafts());
        var added = worlds.added();
        return offer(drafts).saying(
            added.isEmpty()
                ? "Your notes as cards, word for word."
                : "Your notes as cards, word for word; a world needs more, so I added: %s.".formatted(
                      String.join("; ", added)
                  )
        );
    }

    private static ModelAnswer offer(List<ObjectNode> drafts) {
        var arguments = JSON.createObjectNode();
        arguments.putArray("drafts").addAll(drafts);
        return call("propose_worlds", arguments);
    }

    private static ModelAnswer call(String tool, JsonNode arguments) {
        return ModelAnswer.call(Call.of(tool, arguments.toString()));
    }

    /** The previous message of the person, if it was a single word to begin with. */
    private Optional<String> begun() {
        var said = before.reversed().stream().filter(ModelMessage.Said.class::isInstance).findFirst();
        if (said.isEmpty()) return Optional.empty();
        var text = ((ModelMessage.Said) said.get()).text();
        var wishes = Wishes.toUserAgent(cards.names(), false).read(text);
        return wishes.size() == 1 && wishes.getFirst() instanceof Wish.Beginning(var word)
            ? Optional.of(word)
            : Optional.empty();
    }

    private static String ask(String word) {
        return "%s: that is a beginning; what is it about there, in a few more words, such as “%s”, or “a moon where rain is money”?".formatted(
            Template.capital(word),
            EXAMPLES.getFirst()
        );
    }

    private String known() {
        var found = KNOWN.matcher(request.system());
        var notes = found.find()
            ? found
                  .group(1)
                  .lines()
                  .filter(it -> it.startsWith("- "))
                  .map(it -> "“" + it.substring(2) + "”")
                  .toList()
            : List.<String>of();
        return notes.isEmpty()
            ? "I have no notes about you yet: say “remember that …”, and I make one."
            : "You told me: %s.".formatted(String.join(", ", notes));
    }

    private String talk(SmallTalk kind) {
        return switch (kind) {
            case GREETING -> "Hello! What kind of world shall it be, for example “%s”?".formatted(EXAMPLES.getFirst());
            case THANKS -> "You are welcome.";
            case YES -> cards.none()
                ? "Good; tell me an idea, such as “%s”.".formatted(EXAMPLES.getFirst())
                : "Which one is it: %s?".formatted(String.join(", ", cards.names().names()));
            case NO -> cards.none()
                ? "Then nothing is changed; tell me an idea, such as “%s”, whenever you like.".formatted(
                      EXAMPLES.getFirst()
                  )
                : "Nothing is chosen; say “something else” and I make three others, or say what to change, such as “make them lighter”.";
            case UNDO -> "I can't take anything back: cards that you don't choose come to nothing by themselves.";
            case CAPABILITIES -> "Without a model I can make worlds to choose from out of an idea or your notes (“%s”), change the cards (“make them darker”, “call the first one Ash”, “no FTL in the second”), make one of them a world (“the second one”), list your worlds, and remember what you prefer (“remember that I like short chapters”).".formatted(
                EXAMPLES.getFirst()
            );
        };
    }

    private String refuse(String part) {
        return AnswerLimits.refuse(part, cards.none() ? EXAMPLES : CARD_EXAMPLES);
    }

    private String close(ModelMessage.Returned returned) {
        return switch (returned.tool()) {
            case "propose_worlds" -> dice.pick(CLOSINGS);
            case "list_worlds" -> worlds(returned.result());
            case "remember_preferences" -> "Noted. I will keep to that from now on.";
            case "create_world" -> "It is made: open it, and its own agent goes on from there.";
            default -> "Done.";
        };
    }

    private static String worlds(String result) {
        try {
            var names = JSON.readTree(result)
                .findValues("name")
                .stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
            if (names.isEmpty()) return "You have no worlds yet. Tell me an idea and I sketch three.";
            return "You have %d: %s. Open one, or tell me an idea for another.".formatted(
                names.size(),
                String.join(", ", names)
            );
        } catch (JacksonException _) {
            return Template.sentence(Texts.cut(result, 500));
        }
    }
}
