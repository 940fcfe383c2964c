package app.deepscifi.simulator.model;

/** Does what the last message orders in the words of {@link Directives}, and says one short sentence where it orders nothing. */
public final class ObedientModel implements SimulatedModel {

    /** Stands in every prompt with which Letta asks for a summary. What is to be summarized is full of old orders. */
    private static final String SUMMARY = "Keep your summary under";

    @Override
    public ModelAnswer answer(ModelRequest request) {
        if (request.system().contains(SUMMARY)) return ModelAnswer.say("They talked, and orders were followed.");
        return Directives.follow(request).orElseGet(() -> ModelAnswer.say(Directives.sentence(request, "user")));
    }
}
