# SPDX-License-Identifier: Apache-2.0
# A PostgreSQL of this test alone, on a port of its own on loopback; source it, then
#   start_postgresql FOLDER   sets GOSSAN_POSTGRESQL; stop_postgresql ends it.
# The server does not run as root: where the test does, it is the user postgres who runs it.

as_database_user() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

start_postgresql() { # start_postgresql FOLDER
    local programs port
    programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
    postgresql_folder=$1/postgresql
    postgresql_programs=$programs
    mkdir -p "$postgresql_folder"
    local password
    password=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
    echo "$password" >"$postgresql_folder/password"
    if [ "$(id -u)" = 0 ]; then chown -R postgres "$postgresql_folder"; chmod 755 "$1"; fi
    as_database_user "$programs/initdb" -D "$postgresql_folder/data" -A scram-sha-256 \
        --pwfile="$postgresql_folder/password" -U heap -N --locale=C.UTF-8 >"$1/initdb.log" 2>&1
    port=$(free_port)
    as_database_user "$programs/pg_ctl" -D "$postgresql_folder/data" -w -l "$postgresql_folder/log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$postgresql_folder -c fsync=off" \
        start >/dev/null
    export GOSSAN_POSTGRESQL=postgresql://heap:$password@127.0.0.1:$port/postgres
}

stop_postgresql() {
    as_database_user "$postgresql_programs/pg_ctl" -D "$postgresql_folder/data" -m fast stop >/dev/null
}
