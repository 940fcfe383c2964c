/**
 * The commands {@code mvn -pl infra-cdk cdk deploy|synth|diff|destroy|keys}: everything between what
 * {@code mvn verify} has built and a platform that answers.
 */
@NullMarked
package app.deepscifi.infra.deploy;

import org.jspecify.annotations.NullMarked;
