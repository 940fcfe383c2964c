package app.deepscifi.letta.model;

/** An agent of the server. */
public record AgentId(String value) {
    public AgentId {
        Ids.require("agent", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
