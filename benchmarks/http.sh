#!/bin/sh
# Measures the CPU time of HTTP requests to the app, compared with bare servlets on the same Tomcat, with what
# "mvn -DskipTests install" at the top has built, in about three minutes.
# Usage: benchmarks/http.sh [rounds]
set -eu
target="$(cd "$(dirname "$0")" && pwd)/target"
if [ ! -d "$target/lib" ]; then
  echo "Nothing is built: run \"mvn -DskipTests install\" at the top of the project" >&2
  exit 1
fi
if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; else java=java; fi
exec "$java" -cp "$target/*:$target/lib/*" io.github.inngest4j.benchmarks.HttpRatios "$@"
