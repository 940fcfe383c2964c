/** HTTP clients of model providers: Anthropic, and servers that speak the chat completions of OpenAI. */
@NullMarked
package app.deepscifi.api.agents.runtime.direct.model;

import org.jspecify.annotations.NullMarked;
