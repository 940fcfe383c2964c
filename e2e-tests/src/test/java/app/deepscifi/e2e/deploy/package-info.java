/** The commands of infra-cdk, run against an AWS on loopback. */
@NullMarked
package app.deepscifi.e2e.deploy;

import org.jspecify.annotations.NullMarked;
