package app.deepscifi.simulator.model;

/** Answers one request. It must not block: how fast an answer arrives is the server's business. */
public interface SimulatedModel {
    ModelAnswer answer(ModelRequest request);
}
