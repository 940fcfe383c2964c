package app.deepscifi.e2e.faults;

import java.io.IOException;

class DirectAnthropicFaultsTests extends DirectFaultTable {

    @Override
    Upstream upstream() throws IOException {
        return new ModelUpstream(ModelFrames.Language.ANTHROPIC);
    }
}
