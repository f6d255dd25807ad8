#!/bin/sh
# Debian's nginx for the tests of deploy/; it is not started as a service and keeps no port.
set -e
packages="nginx libnginx-mod-http-headers-more-filter"
dpkg -s $packages >/dev/null 2>&1 && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "nginx is needed. On Debian: sudo apt-get install $packages"
  exit 1
fi
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  printf '#!/bin/sh\nexit 101\n' > $policy
  chmod +x $policy
fi
apt-get -q update
DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $packages
