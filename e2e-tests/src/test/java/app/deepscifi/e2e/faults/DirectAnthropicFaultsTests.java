package app.deepscifi.e2e.faults;

import java.io.IOException;
import java.util.List;

/** A model behind Anthropic's API, without an agent server: the rows that involve its adapter. */
class DirectAnthropicFaultsTests extends StreamFaults {

    @Override
    Upstream upstream() throws IOException {
        return new ModelUpstream(ModelFrames.Language.ANTHROPIC);
    }

    @Override
    List<Refused> refusals() {
        return Refusals.OF_MODELS;
    }
}
