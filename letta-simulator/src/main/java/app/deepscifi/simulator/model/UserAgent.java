package app.deepscifi.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knows the author, asks little, and drafts worlds. */
final class UserAgent {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern LIST = Pattern.compile(
        "(?i)\\b(list|show|see|which|what)\\b.{0,40}\\b(my|our|have|own)\\b.{0,20}\\bworlds\\b|\\b(my|list|show) worlds\\b|\\bworlds (do )?i have\\b"
    );
    private static final Pattern PREFERENCE = Pattern.compile(
        "(?i)\\b(i (really |always |usually )?(prefer|like|love|enjoy|hate|dislike|don'?t like|do not like)|(please )?remember (that|i|my)|from now on|call me)\\b"
    );
    private static final String REMEMBER = "(?i)^\\W*(please )?remember( that)?\\b[\\s:,]*";
    private static final List<String> QUESTIONS = List.of(
        "What should be strange there, and who has to live with it every day?",
        "Give me one thing, one place or one law that does not exist yet: what is it, and what does it cost?",
        "Which two things would you never expect in the same place? I can begin from those.",
        "Do you want it near to us or far away? And what has just gone wrong?"
    );
    private static final List<String> LEADS = List.of(
        "I took %s and looked for three different prices somebody might pay for it.",
        "Three worlds begin with %s, and none of them ends up in the same place.",
        "Here is what became of %s under three different laws.",
        "I kept %s and changed everything around it, three times over."
    );
    private static final List<String> CLOSINGS = List.of(
        "Choose the card you want to open, or tell me what to change.",
        "Choose a card and it becomes a world of yours; or tell me which one is nearly right.",
        "Three cards: choose one, or say what all of them are missing."
    );

    private UserAgent() {}

    static ModelAnswer answer(ModelRequest request) {
        var dice = Dice.of(request.said(), request.messages().size());
        for (var message : request.since().reversed()) {
            if (message instanceof ModelMessage.Returned returned) return ModelAnswer.say(close(returned, dice));
        }
        return begin(request, dice);
    }

    private static ModelAnswer begin(ModelRequest request, Dice dice) {
        var said = request.said();
        if (LIST.matcher(said).find() && request.has("list_worlds")) {
            return ModelAnswer.call(Call.of("list_worlds", "{}")).saying("Let me look. ");
        }
        if (PREFERENCE.matcher(said).find() && request.has("remember_preferences")) {
            var note = JSON.createObjectNode().put(
                "text",
                Template.sentence(cut(said.replaceFirst(REMEMBER, ""), 300))
            );
            return ModelAnswer.call(Call.of("remember_preferences", note.toString()));
        }
        var idea = idea(request);
        if (idea.contentWords() < 2) return ModelAnswer.say(ask(idea, dice));
        var main = idea.phrases().getFirst();
        var other = idea.phrases().size() > 1 ? idea.phrases().get(1).withArticle() : "what it costs";
        return ModelAnswer.call(Call.of("propose_worlds", Drafts.propose(idea, request.messages().size())))
            .thinking(
                "The heart of it seems to be %s. I want three causes that differ, and each must put a price on %s.".formatted(
                    main.withArticle(),
                    other
                )
            )
            .saying(dice.pick(LEADS).formatted(main.withArticle()));
    }

    /** Few words go together with what was said before them. */
    private static Idea idea(ModelRequest request) {
        var idea = Idea.of(request.said());
        var earlier = new ArrayList<>(request.messages().subList(0, Math.max(request.lastSaid(), 0)));
        for (var message : earlier.reversed()) {
            if (idea.contentWords() >= 3) return idea;
            if (message instanceof ModelMessage.Said said && !PREFERENCE.matcher(said.text()).find()) idea = idea.and(
                Idea.of(said.text())
            );
        }
        return idea;
    }

    private static String ask(Idea idea, Dice dice) {
        if (idea.isEmpty()) return "Tell me what you have in mind, in your own words. " + dice.pick(QUESTIONS);
        return "%s: that is a beginning. %s".formatted(
            Template.capital(idea.phrases().getFirst().bare()),
            dice.pick(QUESTIONS)
        );
    }

    private static String close(ModelMessage.Returned returned, Dice dice) {
        if (returned.failed()) return (
            "That did not work: " +
            Template.sentence(cut(returned.result(), 300)) +
            " Say it once more and I try again."
        );
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
                .distinct()
                .toList();
            if (names.isEmpty()) return "You have no worlds yet. Tell me an idea and I sketch three.";
            return "You have %d: %s. Open one, or tell me an idea for another.".formatted(
                names.size(),
                String.join(", ", names)
            );
        } catch (JacksonException _) {
            return Template.sentence(cut(result, 500));
        }
    }

    private static String cut(String text, int length) {
        var points = text.codePoints().limit(length).toArray();
        return new String(points, 0, points.length);
    }
}
