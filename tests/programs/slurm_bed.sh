# SPDX-License-Identifier: Apache-2.0
# A Slurm of one's own, on loopback alone: source this, then `start_slurm FOLDER NODES`, and `stop_slurm` at the end.
# All of it lives in FOLDER, munge's key and socket too; needs no systemd and nothing in /etc. Several can run at once.

slurm_processes=()

has_slurm() { command -v sbatch slurmctld slurmd munged munge >/dev/null; }

start_slurm() { # FOLDER NODES: returns once every node is idle
    local folder=$1 nodes=$2 port=$((20000 + $$ % 1000 * 12)) host user deadline
    host=$(hostname -s)
    user=$(id -un)
    mkdir -p "$folder/state" "$folder/munge"
    chmod 755 "$folder/munge"
    for n in $(seq "$nodes"); do mkdir -p "$folder/spool.n$n"; done
    export SLURM_CONF=$folder/slurm.conf
    cat >"$SLURM_CONF" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$folder/munge/socket,cred_expire=5
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool.%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.%n.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1,sched_min_interval=100000
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
KillWait=2
MinJobAge=3600
SlurmctldTimeout=30
SlurmdTimeout=10
SlurmdParameters=config_overrides
MailProg=/bin/true
NodeName=n[1-$nodes] NodeHostname=$host NodeAddr=127.0.0.1 Port=[$((port + 1))-$((port + nodes))] CPUs=2 RealMemory=1000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
    head -c 1024 /dev/urandom >"$folder/munge/key"
    chmod 600 "$folder/munge/key"
    export MUNGE_SOCKET=$folder/munge/socket
    munged --foreground --num-threads=2 --socket="$folder/munge/socket" \
        --key-file="$folder/munge/key" --pid-file="$folder/munge/pid" \
        --log-file="$folder/munge/log" --seed-file="$folder/munge/seed" \
        >"$folder/munge/out" 2>&1 &
    slurm_processes=("$!" "${slurm_processes[@]}")
    deadline=$((SECONDS + 10))
    until munge -S "$folder/munge/socket" -n >/dev/null 2>&1; do slurm_waits "$deadline"; done
    slurmctld -D >"$folder/slurmctld.out" 2>&1 &
    slurm_processes=("$!" "${slurm_processes[@]}")
    for n in $(seq "$nodes"); do
        slurmd -D -N "n$n" >"$folder/slurmd.n$n.out" 2>&1 &
        slurm_processes=("$!" "${slurm_processes[@]}")
    done
    deadline=$((SECONDS + 20))
    until [ "$(timeout 5 sinfo -h -N -o %T 2>/dev/null | grep -c idle)" = "$nodes" ]; do
        slurm_waits "$deadline"
    done
}

slurm_waits() { # DEADLINE: a moment, or the end if a daemon died or the time is up
    local process
    for process in "${slurm_processes[@]}"; do
        kill -0 "$process" 2>/dev/null || { echo "a daemon of Slurm died" >&2; return 1; }
    done
    [ "$SECONDS" -lt "$1" ] || { echo "Slurm did not start in time" >&2; return 1; }
    sleep 0.2
}

stop_slurm() { # the nodes, the controller, then munge, each waited for
    local process
    for process in "${slurm_processes[@]}"; do
        kill "$process" 2>/dev/null || true
        for _ in $(seq 50); do kill -0 "$process" 2>/dev/null || break; sleep 0.1; done
        kill -9 "$process" 2>/dev/null || true
    done
    slurm_processes=()
}
