/** Clients for model providers: Anthropic, OpenAI, and servers that have the same APIs. */
@NullMarked
package app.deepscifi.api.agents.runtime.direct.model;

import org.jspecify.annotations.NullMarked;
