package app.deepscifi.simulator.model.rules;

import java.util.List;

/** Refuses a request in one sentence, with two examples of possible ones. */
final class AnswerLimits {

    private static final int SHOWN = 60;

    private AnswerLimits() {}

    static String refuse(String part, List<String> examples) {
        var plain = part.strip().replaceAll("\\s+", " ").replaceAll("[.!?]+$", "");
        var what = plain.isEmpty() || plain.length() > SHOWN ? "that" : "“" + plain.replaceAll("[“”\"]", "") + "”";
        return "I can't do %s without a model, so nothing is changed; what I can do is, for example, “%s” or “%s”.".formatted(
            what,
            examples.get(0),
            examples.get(1)
        );
    }
}
