package app.deepscifi.simulator.model;

/** A language model. {@code answer} must not block: the server delays the answer as its {@link Delivery} says. */
public interface SimulatedModel {
    ModelAnswer answer(ModelRequest request);
}
