// Which period is due when from now on, in the text behind 截止?
import { instantAt, weekOfDay } from '../../domain/time.ts';
import type { CommandArgs } from '../reading.ts';
import { isOnly, type Rest, skip, takeClock, takeDay, takePeriod, wordList } from './args.ts';

const DEADLINE = wordList(
  '时间 到 至 改到 改为 改成 延到 延长到 延期到 推迟到 提前到 调整到 调整为 调到 调至 延至 推迟至 为 的 是 设为 设到 定为 定在 放到 在 , ， 。 : 、 吧 了',
);

/** 截止 2021-W25 6月24日 17:00, as much of it as was said. */
export function deadline(rest: Rest): CommandArgs | null {
  const period = takePeriod(skip(rest, DEADLINE), 'nearest');
  const day = takeDay(skip(period?.rest ?? rest, DEADLINE));
  const clock = takeClock(day?.rest ?? period?.rest ?? rest);
  if (!isOnly((clock ?? day ?? period)?.rest ?? rest, DEADLINE)) return null;
  // What is missing is asked.
  if (day === null || clock === null)
    return period
      ? { period: period.value }
      : day
        ? { period: weekOfDay(day.value) }
        : clock && IS_CLOCK.test(rest.folded.text)
          ? {}
          : null;
  // 截止 6月24日 17:00: of the week that day lies in.
  return { period: period?.value ?? weekOfDay(day.value), at: instantAt(day.value, clock.value) };
}
const IS_CLOCK = /[:点时]/;
