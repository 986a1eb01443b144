/** Launch options that puppeteer and playwright both understand. */
export interface BrowserLaunch {
  executablePath: string;
  args: string[];
  /** Set where the browser needs libraries or fonts of its own. */
  env?: Record<string, string>;
}

/** Rejects, saying what to install, when there is no browser at all. */
export function findBrowser(): Promise<BrowserLaunch>;
/** The path of an installed browser; undefined when there is none. */
export function installedBrowser(): string | undefined;
