# What ./run and ./test share. Sourced from the top folder, with the caller's arguments; $name is the caller's name.

# A shell started in the background of a script ignores Ctrl-C for good. So start once more with the signals as they were.
if [ -z "${MUTUALAID_SIGNALS_RESET:-}" ] && trap -p INT HUP TERM | grep -q "''"; then
    export MUTUALAID_SIGNALS_RESET=1
    if env --default-signal=INT true 2>/dev/null; then exec env --default-signal=INT,HUP,TERM bash "$PWD/$name" "$@"; fi
    if command -v perl >/dev/null; then exec perl -e '$SIG{$_} = "DEFAULT" for qw(INT HUP TERM); exec @ARGV' bash "$PWD/$name" "$@"; fi
fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1
build_options=(-v quiet -nologo -nodeReuse:false -p:UseSharedCompilation=false) # no build server stays behind

fail() { echo "$name: $*" >&2; exit 1; }

check_tools() {
    command -v dotnet >/dev/null || fail "the .NET 10 SDK is needed: no dotnet on PATH."
    dotnet --version >/dev/null 2>&1 || fail "the .NET 10 SDK is needed; here is only: $(dotnet --list-sdks | tr '\n' ' ')"
    command -v node >/dev/null || fail "Node 20 or later is needed: no node on PATH."
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node 20 or later is needed; here is $(node --version)."
}

# Whatever we start dies with us, even when we are killed with SIGKILL (where setpriv can arrange it: on Linux).
# The database closes in order; a host waits for nothing.
leash=() short_leash=()
if setpriv --pdeathsig TERM true 2>/dev/null; then
    leash=(setpriv --pdeathsig TERM --) short_leash=(setpriv --pdeathsig KILL --)
fi

# The processes to stop at the end, in this order.
running=() working= scratch=
# A trap speaks wherever the command that it interrupts does; this is the terminal still.
exec 3>&1

# stop PID: asks, waits ten seconds, then insists.
stop() {
    kill -TERM "$1" 2>/dev/null || return 0
    for _ in $(seq 100); do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
    kill -KILL "$1" 2>/dev/null
    wait "$1" 2>/dev/null
}

stop_all() { # stop_all STATUS [WORD]
    trap '' INT TERM HUP
    trap - EXIT
    local process
    for process in $working ${running[@]+"${running[@]}"}; do stop "$process"; done
    [ -z "$scratch" ] || rm -rf "$scratch"
    [ -z "${2:-}" ] || echo "$2" >&3
    exit "$1"
}

# work COMMAND...: runs it to its end, in a way that lets Ctrl-C in at once.
work() {
    ${leash[@]+"${leash[@]}"} "$@" &
    working=$!
    wait "$working"
    local status=$?
    working=
    return "$status"
}

alive() { kill -0 "$1" 2>/dev/null; }

# start_database BINARY COMMAND...: what it says can be read from fd 4.
start_database() {
    scratch=$(mktemp -d)
    mkfifo "$scratch/database"
    ${leash[@]+"${leash[@]}"} dotnet "$@" >"$scratch/database" &
    running+=("$!")
    exec 4<"$scratch/database"
}
