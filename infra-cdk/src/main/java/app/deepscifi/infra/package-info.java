/**
 * The platform on AWS, as a CDK app: one construct for each thing the architecture names, put into stacks by
 * {@link app.deepscifi.infra.DeepSciFiApp}, sized by a {@link app.deepscifi.infra.DeploymentStage}.
 */
@NullMarked
package app.deepscifi.infra;

import org.jspecify.annotations.NullMarked;
