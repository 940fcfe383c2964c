package app.deepscifi.letta.model;

import org.jspecify.annotations.Nullable;

/** What to change about an agent. What is null stays as it is. */
public record AgentPatch(@Nullable String name, @Nullable String system, @Nullable AgentModel model) {
    public static AgentPatch system(String system) {
        return new AgentPatch(null, system, null);
    }

    public static AgentPatch model(AgentModel model) {
        return new AgentPatch(null, null, model);
    }
}
