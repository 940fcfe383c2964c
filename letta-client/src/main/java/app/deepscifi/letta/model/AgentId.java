package app.deepscifi.letta.model;

/** Id of an agent. */
public record AgentId(String value) {
    public AgentId {
        Ids.require("agent", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
