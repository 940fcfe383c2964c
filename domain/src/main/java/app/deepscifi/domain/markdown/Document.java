package app.deepscifi.domain.markdown;

import java.util.List;

/** The text of a passage. */
public record Document(List<Block> blocks) {
    public Document {
        blocks = List.copyOf(blocks);
    }
}
