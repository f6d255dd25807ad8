#!/bin/sh
# Debian's packages for some tests, where they are absent; none is started as a service.
#   tests/debian.sh nginx php-cli
set -e
dpkg -s "$@" >/dev/null 2>&1 && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "This needs packages. On Debian: sudo apt-get install $*"
  exit 1
fi
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  printf '#!/bin/sh\nexit 101\n' > $policy
  chmod +x $policy
fi
apt-get -q update
DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@"
