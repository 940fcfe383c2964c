package app.deepscifi.simulator.model;

/** Follows the {@link Directives} in the last message. Without directives, it answers with one short sentence. */
public final class ObedientModel implements SimulatedModel {

    /**
     * Part of every prompt with which Letta asks for a summary. The text to summarize contains old directives, which
     * must not be followed again.
     */
    private static final String SUMMARY = "Keep your summary under";

    @Override
    public ModelAnswer answer(ModelRequest request) {
        if (request.system().contains(SUMMARY)) return ModelAnswer.say("They talked, and orders were followed.");
        return Directives.follow(request).orElseGet(() -> ModelAnswer.say(Directives.sentence(request, "user")));
    }
}
