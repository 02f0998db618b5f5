/** Finds a Chromium that is installed here: nothing is ever downloaded for the tests. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** `CHROME_PATH` wins. Undefined when there is none. */
export function findBrowser(): string | undefined {
  const { CHROME_PATH, PATH = '' } = process.env;
  const onPath = PATH.split(delimiter).flatMap(folder => names.map(name => join(folder, name)));
  return [CHROME_PATH ?? '', ...onPath, ...places].find(isExecutable);
}

/**
 * What the browser must be started with here: its sandbox refuses to run as root, and tests reach no network. Where no
 * graphics card is, one that is played by the processor costs a third of a run, and shows nothing that is tested.
 */
export function browserArguments(): string[] {
  const isRoot = process.getuid?.() === 0;
  return ['--disable-background-networking', '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])];
}

function isExecutable(path: string): boolean {
  if (path === '') return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next place may be.
    return false;
  }
}
