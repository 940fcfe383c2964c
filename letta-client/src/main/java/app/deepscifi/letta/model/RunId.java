package app.deepscifi.letta.model;

/** Id of a run: the processing of one request to a conversation. */
public record RunId(String value) {
    public RunId {
        Ids.require("run", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
