/**
 * The monthly cost of a stage: {@code mvn -pl infra-cdk cdk cost}. It reads the synthesized templates, so that no
 * resource can be added without a price or an entry as free.
 */
@NullMarked
package app.deepscifi.infra.cost;

import org.jspecify.annotations.NullMarked;
