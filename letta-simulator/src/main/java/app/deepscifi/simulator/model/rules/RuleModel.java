package app.deepscifi.simulator.model.rules;

import app.deepscifi.simulator.model.Directives;
import app.deepscifi.simulator.model.ModelAnswer;
import app.deepscifi.simulator.model.ModelRequest;
import app.deepscifi.simulator.model.SimulatedModel;
import app.deepscifi.simulator.model.words.Openings;

/** Answers by rules, as a User Agent or a World Agent. The tools in the request tell which one. */
public final class RuleModel implements SimulatedModel {

    private final Openings openings = new Openings();

    @Override
    public ModelAnswer answer(ModelRequest request) {
        return Directives.follow(request).orElseGet(() -> play(request));
    }

    private ModelAnswer play(ModelRequest request) {
        if (request.has("propose_worlds")) return UserAgent.answer(request);
        if (request.has("propose_changes")) return WorldAgent.answer(request, openings);
        return ModelAnswer.say("I am a simulation: I can only work with the tools of a User Agent or a World Agent.");
    }
}
