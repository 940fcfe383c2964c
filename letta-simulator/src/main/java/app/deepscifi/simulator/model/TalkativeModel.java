package app.deepscifi.simulator.model;

/** Answers everything with the same number of words, unless {@link Directives} are given: for measuring. */
public record TalkativeModel(int words) implements SimulatedModel {
    @Override
    public ModelAnswer answer(ModelRequest request) {
        return Directives.follow(request).orElseGet(() -> ModelAnswer.say("word ".repeat(words)));
    }
}
