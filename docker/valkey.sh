#!/bin/sh
# The broker with its password from a file; the configuration lies in memory only.
set -eu
umask 077
{
    cat <<CONFIG
bind 0.0.0.0
port 6379
dir /data
save ""
appendonly yes
appendfsync everysec
CONFIG
    printf 'requirepass %s\n' "$(cat /run/secrets/broker_password)"
} >/tmp/valkey.conf
exec valkey-server /tmp/valkey.conf
