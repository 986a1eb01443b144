/**
 * Finds a Chromium to test with: CHROME_PATH, else an installed Chrome, Chromium or Edge, else the one that
 * the package @sparticuz/chromium carries. Shared by the test runner, the end-to-end tests and the size check.
 */
import {accessSync, constants, existsSync, mkdirSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {delimiter, dirname, join} from 'node:path';

/** What every launch needs; `--no-sandbox` because CI runs as root. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
const KNOWN_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** Launch options that puppeteer and playwright both understand. Rejects when there is no browser at all. */
export async function findBrowser() {
  const installed = installedBrowser();
  if (installed) return {executablePath: installed, args: ARGS};
  try {
    return await carriedBrowser();
  } catch (cause) {
    throw new Error(
      'No browser to test with. Install Chromium (Debian: apt-get install chromium) or set CHROME_PATH to a Chrome, Chromium or Edge.',
      {cause},
    );
  }
}

/** The path of an installed browser. Throws when CHROME_PATH names something that cannot be run. */
export function installedBrowser() {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (isExecutable(wanted)) return wanted;
    throw new Error(`CHROME_PATH is "${wanted}", which is not a program that can be run.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...KNOWN_PATHS].find(isExecutable);
}

/** Unpacks the carried headless shell, with the system libraries and fonts that a bare machine lacks, once. */
async function carriedBrowser() {
  const {default: chromium, inflate} = await import('@sparticuz/chromium');
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
  const folder = join(import.meta.dirname, '../node_modules/.cache/chromium');
  mkdirSync(folder, {recursive: true});
  const [executablePath, libraries] = await withTemporaryFolder(folder, async () => [
    await chromium.executablePath(),
    await inflate(join(bin, 'al2023.tar.br')),
  ]);
  const libraryPath = [process.env.LD_LIBRARY_PATH, join(libraries, 'lib')].filter(Boolean).join(delimiter);
  const env = {...process.env, LD_LIBRARY_PATH: libraryPath};
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(folder, 'fonts');
  return {executablePath, args: ARGS, env};
}

/** @sparticuz/chromium unpacks into the temporary folder, where a shared `/tmp/chromium` may be anything. */
async function withTemporaryFolder(folder, work) {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
