package app.deepscifi.letta.model;

/** One turn as the server counts it: what can be found busy, and cancelled. */
public record RunId(String value) {
    public RunId {
        Ids.require("run", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
