set -e
# The image would start a Redis, a PostgreSQL and a collector of traces beside it: none of them is wanted here.
[ "$ANTHROPIC_API_KEY" != unset ] || unset ANTHROPIC_API_KEY
[ "$OPENAI_API_KEY" != unset ] || unset OPENAI_API_KEY
# Servers that start together migrate one after the other: all but the first find nothing to do. The session of psql holds the
# lock. The migration prints the address of the database, with its password, which is nothing for a log.
psql -qX -v ON_ERROR_STOP=1 -o /dev/null "$LETTA_PG_URI" \
  -c 'select pg_advisory_lock(8283)' \
  -c '\! alembic upgrade head >/tmp/migration.log 2>&1 && : >/tmp/migrated'
[ -e /tmp/migrated ] || {
  sed 's#//[^@ ]*@#//…@#g' /tmp/migration.log
  exit 1
}
# The server writes a description of its API to where it stands.
cd /tmp
exec letta server --host 0.0.0.0 --port "$LETTA_SERVER_PORT" --secure
