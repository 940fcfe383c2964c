@NullMarked
package app.deepscifi.infra.deploy.site;

import org.jspecify.annotations.NullMarked;
