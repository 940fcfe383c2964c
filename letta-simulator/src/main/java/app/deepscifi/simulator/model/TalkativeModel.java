package app.deepscifi.simulator.model;

/** Answers every message with the same number of words, for load measurements. It still follows {@link Directives}. */
public record TalkativeModel(int words) implements SimulatedModel {
    @Override
    public ModelAnswer answer(ModelRequest request) {
        return Directives.follow(request).orElseGet(() -> ModelAnswer.say("word ".repeat(words)));
    }
}
