package app.deepscifi.simulator.model;

final class WorldAgent {

    private WorldAgent() {}

    static ModelAnswer answer(ModelRequest request) {
        return ModelAnswer.say(request.context());
    }
}
