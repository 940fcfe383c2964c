/** The stores of data: the database, the cache, the buckets and the secrets. */
@NullMarked
package app.deepscifi.infra.data;

import org.jspecify.annotations.NullMarked;
