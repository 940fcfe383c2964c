package app.deepscifi.simulator;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The simulator fulfils the contract, and so does a real server if one is named. docs/letta.md says how to start one.
 *
 * <ul>
 *   <li>{@code LETTA_BASE_URL}: a server without Redis, {@code LETTA_WITH_REDIS_BASE_URL}: one with Redis, each with
 *       {@code LETTA_SERVER_PASSWORD} and the stub as its model, {@code openai-proxy/stub}
 *   <li>{@code STUB_MODEL_URL}, {@code STUB_MODEL_WITH_REDIS_URL}: the stubs behind them, which list their requests;
 *       tests that read these are skipped without
 * </ul>
 */
@Execution(ExecutionMode.CONCURRENT)
class LettaContractTests {

    @Nested
    class TheSimulatorWithRedis extends LettaContract {

        TheSimulatorWithRedis() {
            super(Subject.simulated(true));
        }
    }

    @Nested
    class TheSimulatorWithoutRedis extends LettaContract {

        TheSimulatorWithoutRedis() {
            super(Subject.simulated(false));
        }
    }

    @Nested
    @Tag("real-letta")
    @EnabledIfEnvironmentVariable(
        named = "LETTA_BASE_URL",
        matches = "http.+",
        disabledReason = "Set LETTA_BASE_URL, LETTA_SERVER_PASSWORD and LETTA_MODEL=openai-proxy/stub to ask a real Letta"
    )
    @EnabledIfEnvironmentVariable(named = "LETTA_MODEL", matches = "openai-proxy/stub")
    class ARealLetta extends LettaContract {

        ARealLetta() {
            super(Subject.real(System.getenv("LETTA_BASE_URL"), false, System.getenv("STUB_MODEL_URL")));
        }
    }

    @Nested
    @Tag("real-letta")
    @EnabledIfEnvironmentVariable(
        named = "LETTA_WITH_REDIS_BASE_URL",
        matches = "http.+",
        disabledReason = "Set LETTA_WITH_REDIS_BASE_URL to ask a real Letta that has Redis"
    )
    class ARealLettaWithRedis extends LettaContract {

        ARealLettaWithRedis() {
            super(
                Subject.real(
                    System.getenv("LETTA_WITH_REDIS_BASE_URL"),
                    true,
                    System.getenv("STUB_MODEL_WITH_REDIS_URL")
                )
            );
        }
    }
}
