package app.deepscifi.simulator.model;

/** Does what the last message orders in the words of {@link Directives}, and says one short sentence where it orders nothing. */
public final class ObedientModel implements Model {

    @Override
    public ModelAnswer answer(ModelRequest request) {
        return Directives.follow(request).orElseGet(() -> ModelAnswer.say(Directives.sentence(request, "user")));
    }
}
