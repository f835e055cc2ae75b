#!/bin/sh
# Starts the app that "mvn -DskipTests install" at the top has built, in the foreground. It ends on SIGTERM.
# Usage: PORT=3000 INNGEST_DEV=http://127.0.0.1:8288 examples/acceptance/run.sh [conformance]
# ACCEPTANCE_SERVER is "embedded" (embedded Tomcat and servlets, the default), or, if the build had -Pacceptance-servers, too,
# "wildfly" (CDI beans in a WAR on WildFly) or "tomcat" (REST resources in a WAR on Tomcat).
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
target="$here/target"
if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; else java=java; fi

require() {
  if [ ! -e "$1" ]; then
    echo "$1 is not there: run \"mvn -DskipTests $2install\" at the top of the project" >&2
    exit 1
  fi
}

# Arguments: the beginning of the server's name, the WAR, how many arguments the script has.
# What a server changes is in a directory of its own, made anew: the download stays as it is.
prepare_war() {
  : "${PORT:?set it to the port to listen on}"
  if [ "$3" -gt 0 ] || [ "${ACCEPTANCE_TRANSPORT:-serve}" != serve ]; then
    echo "ACCEPTANCE_SERVER is '$ACCEPTANCE_SERVER', which serves the acceptance app over HTTP and nothing else" >&2
    exit 1
  fi
  for server in "$target/servers/$1"-*; do :; done
  war="$here/../$2/target/$2.war"
  require "$server" "-Pacceptance-servers "
  require "$war" ""
  base="$target/servers/on-$PORT"
  rm -rf "$base"
  mkdir -p "$base"
}

case "${ACCEPTANCE_SERVER:-embedded}" in
  embedded)
    require "$target/lib" ""
    exec "$java" -cp "$target/*:$target/lib/*" io.github.inngest4j.examples.acceptance.AcceptanceApp "$@"
    ;;
  wildfly)
    prepare_war wildfly acceptance-cdi $#
    mkdir "$base/deployments"
    cp -R "$server/standalone/configuration" "$base"
    cp "$war" "$base/deployments"
    exec "$java" -Djboss.home.dir="$server" -Djboss.server.base.dir="$base" \
      -Djboss.bind.address=127.0.0.1 -Djboss.http.port="$PORT" -Djboss.https.port=0 -Djboss.management.http.port=0 \
      -Dlogging.configuration="file:$base/configuration/logging.properties" -Dorg.jboss.boot.log.file="$base/boot.log" \
      -jar "$server/jboss-modules.jar" -mp "$server/modules" org.jboss.as.standalone
    ;;
  tomcat)
    prepare_war apache-tomcat acceptance-rest $#
    mkdir "$base/conf" "$base/temp" "$base/webapps"
    cp "$server/conf/web.xml" "$base/conf"
    cp "$here/src/main/servers/tomcat/server.xml" "$base/conf"
    cp "$war" "$base/webapps/ROOT.war"
    exec "$java" -Dcatalina.home="$server" -Dcatalina.base="$base" -Djava.io.tmpdir="$base/temp" -Dport="$PORT" \
      -cp "$server/bin/bootstrap.jar:$server/bin/tomcat-juli.jar" org.apache.catalina.startup.Bootstrap start
    ;;
  *)
    echo "ACCEPTANCE_SERVER is '$ACCEPTANCE_SERVER': it must be embedded, wildfly or tomcat" >&2
    exit 1
    ;;
esac
