package app.deepscifi.api.agents.tools;

import app.deepscifi.api.stories.Stories;
import app.deepscifi.domain.turn.TurnEvent;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes a new, empty story and opens it for the rest of the turn. */
@Component
class CreateStory implements AgentTool<CreateStory.Arguments> {

    record Arguments(String title) {}

    private final Stories stories;

    CreateStory(Stories stories) {
        this.stories = stories;
    }

    @Override
    public String name() {
        return "create_story";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var story = stories.create(scope.person(), scope.world().id(), arguments.title());
        scope.opened(story.id(), null);
        scope.emit(new TurnEvent.StoryCreated(story.id(), story.title()));
        return new ToolResult(Map.of("storyId", story.id(), "title", story.title()), story.title());
    }
}
