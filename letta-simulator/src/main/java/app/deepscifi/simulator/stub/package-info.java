/**
 * A model server for tests, with the APIs of OpenAI and Anthropic. It follows the directives in the person's last
 * message and records its requests. Behind a real Letta, these show the exact input of the model.
 */
@NullMarked
package app.deepscifi.simulator.stub;

import org.jspecify.annotations.NullMarked;
