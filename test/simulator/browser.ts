// Is there a Chromium on this machine, and how is it started?
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
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

/** Path of a Chromium (`CHROMIUM` first, then the PATH), or null where there is none. */
export const chromiumPath = (): string | null =>
  [process.env.CHROMIUM, ...(process.env.PATH ?? '').split(delimiter).flatMap((at) => NAMES.map((name) => join(at, name)))].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? null;

export const startBrowser = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: FLAGS });
