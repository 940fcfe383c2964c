/** The edge: CloudFront, its certificate, headers, names and firewall. */
@NullMarked
package app.deepscifi.infra.edge;

import org.jspecify.annotations.NullMarked;
