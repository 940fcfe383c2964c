set -e
# The image would start a Redis, a PostgreSQL and a collector of traces beside it: none of them is wanted here.
[ "$ANTHROPIC_API_KEY" != unset ] || unset ANTHROPIC_API_KEY
[ "$OPENAI_API_KEY" != unset ] || unset OPENAI_API_KEY
alembic upgrade head
# It writes a description of its API to where it stands.
cd /tmp
exec letta server --host 0.0.0.0 --port "$LETTA_SERVER_PORT" --secure
