// The workbooks in a real office program: LibreOffice opens them without complaint and takes no name for a formula.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { make } from '../../src/documents/make.ts';
import { ANNEX, ASSESSMENT, BULLETIN, HOSTILE_NAMES } from './examples.ts';

const office = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path));
const reason = office ? '' : ' (skipped: no soffice on the PATH)';

/** Every sheet of a workbook in a file of its own, values as they are shown. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

describe.skipIf(!office)(`in LibreOffice${reason}`, () => {
  let folder: string;
  let complaints: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'office-'));
    const files: string[] = [];
    for (const job of [
      { kind: 'weekly', annex: ANNEX, most: 20 * 1024 * 1024 },
      { kind: 'monthly', bulletin: BULLETIN },
      { kind: 'yearly', assessment: ASSESSMENT },
    ] as const) {
      for (const { bytes } of await make(job)) {
        files.push(join(folder, `${job.kind}.xlsx`));
        await writeFile(files.at(-1) ?? '', bytes);
      }
    }
    const said: string[] = [];
    for (const format of ['pdf', CSV]) {
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const wish = [profile, '--headless', '--convert-to', format, '--outdir', folder, ...files];
      const { stderr } = await promisify(execFile)(office ?? '', wish, {
        env: { ...process.env, HOME: folder },
        timeout: 90_000,
      });
      said.push(stderr);
    }
    // It has no Java and needs none.
    complaints = said.join('').replaceAll(/^.*javaldx.*$/gm, '');
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const sheet = (name: string): Promise<string> => readFile(join(folder, `${name}.csv`), 'utf8');

  test('each workbook opens, is printed and says nothing against it', async () => {
    expect(complaints.trim()).toBe('');
    for (const kind of ['weekly', 'monthly', 'yearly']) {
      const pdf = await readFile(join(folder, `${kind}.pdf`));
      expect([pdf.subarray(0, 5).toString(), pdf.length > 5_000]).toEqual(['%PDF-', true]);
    }
    expect((await readdir(folder)).filter((f) => f.endsWith('.csv'))).toHaveLength(5 + 4 + 2);
  });

  test('whatever stands in a name is shown as it was typed', async () => {
    const shown = (name: string) => name.replace('\u0000\ud83d', '').replaceAll('"', '""');
    for (const csv of [await sheet('weekly-示例市'), await sheet('yearly-逐户明细')]) {
      for (const name of HOSTILE_NAMES) expect(csv).toContain(shown(name));
    }
    expect(await sheet('weekly-未报名单')).toContain('东城区,=1+1,暂无专员,');
  });

  test('figures are figures: shown in their formats, with the annex’s words', async () => {
    const city = (await sheet('weekly-示例市')).split('\n');
    expect(city).toContainEqual(expect.stringMatching(/^总计,8家,/));
    expect(await sheet('monthly-各区市对照')).toContain('本月活动场次(场),22,0,32,,,24,54,24,+30,+125.0%');
    expect(await sheet('yearly-排名')).toContain('1,东城区,9.09%,5.26%,3.83,42.1%,8,1,83.3%（100/120）,15.0%（3/20）,—,1234');
  });
});
