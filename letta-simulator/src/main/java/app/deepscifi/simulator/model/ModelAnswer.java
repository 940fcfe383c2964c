package app.deepscifi.simulator.model;

import java.util.List;

/** The answer of a model in one step. Any part may be empty. */
public record ModelAnswer(String thought, String text, List<Call> calls, Delivery delivery) {
    public static ModelAnswer say(String text) {
        return new ModelAnswer("", text, List.of(), Delivery.NORMAL);
    }

    public static ModelAnswer call(Call call) {
        return new ModelAnswer("", "", List.of(call), Delivery.NORMAL);
    }

    public ModelAnswer thinking(String thought) {
        return new ModelAnswer(thought, text, calls, delivery);
    }

    public ModelAnswer saying(String text) {
        return new ModelAnswer(thought, text, calls, delivery);
    }

    public ModelAnswer delivered(Delivery delivery) {
        return new ModelAnswer(thought, text, calls, delivery);
    }
}
