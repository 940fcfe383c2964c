package app.deepscifi.api.agents.tools;

import app.deepscifi.api.platform.web.PageRequest;
import app.deepscifi.api.stories.Stories;
import app.deepscifi.domain.StoryId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lists the stories of the world. */
@Component
class ListStories implements AgentTool<ListStories.Arguments> {

    record Arguments() {}

    record Item(StoryId storyId, String title, int passages, int words) {}

    private final Stories stories;

    ListStories(Stories stories) {
        this.stories = stories;
    }

    @Override
    public String name() {
        return "list_stories";
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public ToolResult call(Arguments arguments, TurnScope scope) {
        var page = new PageRequest(Optional.empty(), PageRequest.MAX_LIMIT);
        var items = stories
            .list(scope.person(), scope.world().id(), page)
            .items()
            .stream()
            .map(story -> new Item(story.id(), story.title(), story.segmentCount(), story.wordCount()))
            .toList();
        return new ToolResult(items, items.size() == 1 ? "1 story" : items.size() + " stories");
    }
}
