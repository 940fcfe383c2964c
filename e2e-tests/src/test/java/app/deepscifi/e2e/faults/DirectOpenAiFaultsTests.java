package app.deepscifi.e2e.faults;

import java.io.IOException;

class DirectOpenAiFaultsTests extends DirectFaultTable {

    @Override
    Upstream upstream() throws IOException {
        return new ModelUpstream(ModelFrames.Language.OPEN_AI);
    }
}
