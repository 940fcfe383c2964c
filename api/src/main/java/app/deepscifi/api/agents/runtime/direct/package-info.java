/**
 * Runs agents without an agent server: calls the API of a model, and stores memory blocks, messages and summaries in our
 * tables.
 *
 * <p>The prompt is composed for each request, so every change is in the next request. Nothing is stored before an answer is
 * complete, so an answer that was stopped or broke off leaves no trace.
 */
@NullMarked
package app.deepscifi.api.agents.runtime.direct;

import org.jspecify.annotations.NullMarked;
