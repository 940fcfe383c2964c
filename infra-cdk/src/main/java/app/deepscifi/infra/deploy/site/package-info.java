/** Sends the files of the exported site to its bucket. */
@NullMarked
package app.deepscifi.infra.deploy.site;

import org.jspecify.annotations.NullMarked;
