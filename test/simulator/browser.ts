// Is there a Chromium on this machine, and how is it started?
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a Chromium (`CHROMIUM` first), or null where there is none. */
export const chromiumPath = (): string | null =>
  [process.env.CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path)) ?? null;

export const startBrowser = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: FLAGS });
