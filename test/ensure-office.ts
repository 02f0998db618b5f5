/** Run before the tests: installs Debian's LibreOffice where that is ours to do. Elsewhere, what needs it is skipped. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findOffice } from './office.ts';

const packages = 'libreoffice-writer libreoffice-calc poppler-utils';

if (!findOffice() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
  for (const command of ['update', `install -y --no-install-recommends ${packages}`])
    spawnSync('apt-get', command.split(' '), {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
if (!findOffice())
  console.warn(
    `No LibreOffice with poppler here: the tests that open documents in it are skipped. Install them (on Debian or Ubuntu: sudo apt-get install ${packages}), or set SOFFICE_PATH.`,
  );
