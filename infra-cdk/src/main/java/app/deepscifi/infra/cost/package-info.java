/**
 * What a stage costs in a month: {@code mvn -pl infra-cdk cdk cost}. It goes through the synthesized templates, so that
 * nothing can be added to the platform without a price, or a reason why it has none.
 */
@NullMarked
package app.deepscifi.infra.cost;

import org.jspecify.annotations.NullMarked;
