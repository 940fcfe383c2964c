package app.deepscifi.e2e.chat;

import java.util.Map;

class SignalsByPostgresTests extends TwoInstances {

    @Override
    Map<String, String> environment() {
        return Map.of();
    }
}
