# Sourced by every script of this repository (tests/setup, tests/build, tests/run, demo/run): where
# things are, and which Node runs. Changes nothing on disk.

WAYPOST_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
WAYPOST_LOGS="$WAYPOST_ROOT/build/log"
WAYPOST_NODE_VERSION=22.23.3 # installed into build/node when the system's Node is older than 20
export WAYPOST_ROOT WAYPOST_LOGS WAYPOST_NODE_VERSION

# What a user's own settings could spoil: production installs, other caches, other prefixes.
unset NODE_ENV NODE_OPTIONS NODE_PATH CDPATH
export LC_ALL=C.UTF-8 npm_config_update_notifier=false

# Prints the path of the Node installed by tests/setup, whether it is there or not.
waypost_own_node() {
  local machine
  machine="$(uname -m)"
  case "$machine" in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
  esac
  echo "$WAYPOST_ROOT/build/node/node_modules/node-linux-$machine/bin"
}

if [ -x "$(waypost_own_node)/node" ]; then
  PATH="$(waypost_own_node):$PATH"
fi
PATH="$PATH:/usr/sbin:/sbin"
export PATH
