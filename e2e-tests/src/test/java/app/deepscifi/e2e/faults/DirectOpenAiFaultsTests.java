package app.deepscifi.e2e.faults;

import java.io.IOException;
import java.util.List;

/** A model behind OpenAI's API, without an agent server. */
class DirectOpenAiFaultsTests extends FaultTable {

    @Override
    Upstream upstream() throws IOException {
        return new ModelUpstream(ModelFrames.Language.OPEN_AI);
    }

    @Override
    List<Refused> refusals() {
        return Refusals.OF_MODELS;
    }
}
