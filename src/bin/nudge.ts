// `npm run nudge -- --dry-run …`: who would be told what, at which instant?
import { DRY_RUN_HELP, dryRun, readDryRun } from '../features/nudges/dry-run.ts';
import { openMonthly } from '../store/monthly.ts';
import { openReports } from '../store/reports.ts';
import { withStores } from './command.ts';

const wish = readDryRun(process.argv.slice(2));
switch (wish.kind) {
  case 'help':
    console.log(DRY_RUN_HELP);
    break;
  case 'faults':
    console.error([...wish.faults, '', DRY_RUN_HELP].join('\n'));
    process.exitCode = 1;
    break;
  case 'span':
    process.exitCode = await withStores(async ({ config, stores, bureaus }) => {
      const reports = openReports({ ...stores.database, bureaus, cumulativeSince: config.settings.cumulativeSince });
      const monthly = openMonthly(stores.database);
      for (const line of await dryRun(await bureaus.current(), reports, monthly, wish.span, config.settings)) console.log(line);
      return 0;
    });
}
