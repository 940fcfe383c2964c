set -e
# The image would start a Redis, a PostgreSQL and a collector of traces beside it: none of them is wanted here.
[ "$ANTHROPIC_API_KEY" != unset ] || unset ANTHROPIC_API_KEY
[ "$OPENAI_API_KEY" != unset ] || unset OPENAI_API_KEY
# The migration prints the address of the database, with its password, which is nothing for a log.
alembic upgrade head >/tmp/migration.log 2>&1 || {
  sed 's#//[^@ ]*@#//…@#g' /tmp/migration.log
  exit 1
}
# The server writes a description of its API to where it stands.
cd /tmp
exec letta server --host 0.0.0.0 --port "$LETTA_SERVER_PORT" --secure
