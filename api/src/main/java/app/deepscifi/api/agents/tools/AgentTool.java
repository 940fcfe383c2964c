package app.deepscifi.api.agents.tools;

import java.util.Optional;

/**
 * A function of ours that a model may call. It runs with the rights of the person who is talking.
 *
 * <p>Its description and its agent are in {@code resources/agents/tools/NAME.json}. The schema of its arguments is
 * generated from their record ({@link ToolParameters}). The tool is a component, and the prompt of its agent says when to
 * use it: {@code resources/agents/{user,world}-agent.system.md}.
 *
 * @param <A> the record that the arguments are read as; it checks itself
 */
interface AgentTool<A extends Record> {
    String name();

    Class<A> arguments();

    /**
     * @throws app.deepscifi.domain.InvalidInput if the arguments are invalid; the message tells the model how to correct them
     * @throws app.deepscifi.api.platform.problems.ProblemException if the person lacks the right, or the object does not exist
     */
    ToolResult call(A arguments, TurnScope scope);

    /**
     * Saves a part of a call that was cut off by the length of the answer.
     *
     * @param arguments the beginning of a JSON object
     * @return empty if nothing is worth saving
     */
    default Optional<ToolResult> keep(String arguments, TurnScope scope) {
        return Optional.empty();
    }

    /**
     * @param answer  the result for the model: a text, or any value that can be written as JSON
     * @param summary one line for the person
     */
    record ToolResult(Object answer, String summary) {}
}
