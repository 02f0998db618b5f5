/** Run before the tests: makes sure that there is a browser, installing Debian's where that is ours to do. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './browser.ts';

function installOnDebian(): void {
  for (const command of ['update', 'install -y --no-install-recommends chromium'])
    spawnSync('apt-get', command.split(' '), {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
}

if (!findBrowser() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installOnDebian();
if (!findBrowser()) {
  console.error(
    [
      'The tests need a browser and found none.',
      'Install Chromium, Google Chrome or Microsoft Edge (on Debian or Ubuntu: sudo apt-get install chromium),',
      'or set CHROME_PATH to the one to use.',
    ].join('\n'),
  );
  process.exit(1);
}
