package app.deepscifi.api.agents;

import app.deepscifi.api.agents.runtime.AgentRuntimeException;
import app.deepscifi.api.platform.problems.ProblemException;
import app.deepscifi.domain.turn.TurnEvent;

/** Messages for people when an agent fails. */
final class Failures {

    private Failures() {}

    static TurnEvent.Failed of(AgentRuntimeException e) {
        return switch (e.kind()) {
            case UNAVAILABLE -> new TurnEvent.Failed(
                "agent-unavailable",
                "The agent can't be reached just now. Your message is kept: send it again in a moment.",
                true
            );
            case UNAUTHORIZED -> new TurnEvent.Failed(
                "agent-unauthorized",
                "The agent server or its model does not accept our key. The operator of this installation has to set it.",
                false
            );
            case NO_CREDIT -> new TurnEvent.Failed(
                "model-no-credit",
                "The account at the model's provider has no credit left. The operator of this installation has to add some.",
                false
            );
            case NO_MODEL -> new TurnEvent.Failed(
                "model-not-found",
                "The model that this installation is set to does not exist. Its operator has to choose another one.",
                false
            );
            case NO_TOOLS -> new TurnEvent.Failed(
                "model-without-tools",
                "The server of the model runs it without tools, which the agent needs. The operator of this installation " +
                    "has to switch them on, or choose another model.",
                false
            );
            case TOO_LONG -> new TurnEvent.Failed(
                "message-too-long",
                "This is more than the model can take at once. Say it in fewer words, or in several messages.",
                false
            );
            case RATE_LIMITED -> new TurnEvent.Failed(
                "model-rate-limited",
                "The model gets too many requests right now. Your message is kept: send it again in a minute.",
                true
            );
            case MODEL_FAILED -> new TurnEvent.Failed(
                "model-failed",
                "The model broke off. What came so far is kept: send your message again.",
                true
            );
            case GONE, BUSY -> new TurnEvent.Failed(
                "agent-lost",
                "The agent lost this conversation. Your message is kept: send it again.",
                true
            );
            case REFUSED, DECLINED -> new TurnEvent.Failed(
                "agent-refused",
                "The agent refused the message. Try to say it in another way.",
                false
            );
        };
    }

    static TurnEvent.Failed notAllowed(ProblemException e) {
        return new TurnEvent.Failed(e.code().code(), e.detail(), false);
    }

    static TurnEvent.Failed tooManyRounds(int rounds) {
        return new TurnEvent.Failed(
            "too-many-rounds",
            "The agent used its tools " + rounds + " times and did not finish. Ask for a smaller step.",
            false
        );
    }
}
