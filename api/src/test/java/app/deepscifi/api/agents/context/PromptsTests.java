package app.deepscifi.api.agents.context;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.api.agents.tools.ToolDescriptions;
import app.deepscifi.domain.turn.AgentKind;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

class PromptsTests {

    /** Matches names of tools, and nothing else in a prompt. */
    private static final Pattern TOOL_NAME = Pattern.compile("\\b[a-z]+_[a-z_]+\\b");

    private final ToolDescriptions tools = new ToolDescriptions(
        JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build()
    );
    private final Prompts prompts = new Prompts();

    @ParameterizedTest
    @EnumSource(AgentKind.class)
    void every_tool_that_a_prompt_names_exists_for_that_agent(AgentKind kind) {
        var named = TOOL_NAME.matcher(prompts.system(kind) + prompts.persona(kind))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());

        assertThat(named).isNotEmpty().isSubsetOf(names(kind));
    }

    @Test
    void no_tool_belongs_to_both_agents() {
        assertThat(names(AgentKind.USER)).doesNotContainAnyElementsOf(names(AgentKind.WORLD));
    }

    private Set<String> names(AgentKind kind) {
        return Set.copyOf(tools.of(kind));
    }
}
