/** Run before the tests: installs Debian's nginx where that is ours to do. Elsewhere, what needs it is skipped. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProxy } from './proxy.ts';

if (!findProxy() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
  for (const command of ['update', 'install -y --no-install-recommends nginx-light'])
    spawnSync('apt-get', command.split(' '), {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
if (!findProxy())
  console.warn(
    'No nginx here: the tests behind a proxy are skipped. Install it (on Debian or Ubuntu: sudo apt-get install nginx-light), or set NGINX_PATH.',
  );
