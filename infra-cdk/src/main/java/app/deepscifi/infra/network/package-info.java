/** The network: subnets, the way to the internet, security groups and the load balancer. */
@NullMarked
package app.deepscifi.infra.network;

import org.jspecify.annotations.NullMarked;
