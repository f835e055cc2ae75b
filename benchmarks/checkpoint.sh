#!/bin/sh
# Measures runs of tiny steps with checkpointing and without, on the engine over HTTP, with what
# "mvn -DskipTests install" at the top has built, in about four minutes. It ends with status 1 if a step costs more than 0.5 ms of CPU time.
# Usage: benchmarks/checkpoint.sh [rounds]
set -eu
target="$(cd "$(dirname "$0")" && pwd)/target"
if [ ! -d "$target/lib" ]; then
  echo "Nothing is built: run \"mvn -DskipTests install\" at the top of the project" >&2
  exit 1
fi
if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; else java=java; fi
exec "$java" -cp "$target/*:$target/lib/*" io.github.inngest4j.benchmarks.CheckpointCosts "$@"
