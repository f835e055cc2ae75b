#!/bin/sh
# Starts the benchmark app that "mvn -DskipTests install" at the top has built, in the foreground. It ends on SIGTERM.
# Usage: PORT=3000 MODE=dev|signed benchmarks/app/run.sh
set -eu
target="$(cd "$(dirname "$0")/.." && pwd)/target"
if [ ! -d "$target/lib" ]; then
  echo "Nothing is built: run \"mvn -DskipTests install\" at the top of the project" >&2
  exit 1
fi
if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; else java=java; fi
exec "$java" -cp "$target/*:$target/lib/*" io.github.inngest4j.benchmarks.BenchApp
