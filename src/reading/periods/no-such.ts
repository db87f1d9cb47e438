// Does a text name a day or an hour that does not exist: 11月31日, 2月30号, 25点?
import { smallNumber } from './names.ts';

const NUMERAL = '[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}';
const DAY = new RegExp(`(?:([0-9０-９]{4})年)?(${NUMERAL})月(?:份)?(${NUMERAL})(?:[日号]|(?![0-9０-９人个名户家场次万千]))`);
const DAY_ALONE = /(?<![0-9０-９月])([0-9０-９]{2,3})[日号](?![0-9０-９码单文])/;
const CLOCK =
  /(?<![0-9０-９.])([0-9０-９]{1,3})(?:[:：]([0-9０-９]{2})(?![0-9０-９])|(?:点钟?|时)(?:([0-9０-９]{1,2})分?)?)(?!工|[0-9０-９])/;

const numberOf = (digits: string): number => smallNumber(digits.normalize('NFKC'));

/**
 * As it was typed; null where every day that is named exists. 29 February does where no year is named. `isAsked`: a day was asked for, so
 * that 32号 is one.
 */
export function noSuchDay(text: string, isAsked = false): string | null {
  const [whole = '', year, month = '', day = ''] = DAY.exec(text) ?? [];
  if (whole !== '') {
    const [m, d] = [numberOf(month), numberOf(day)];
    // A leap year where none is named.
    const y = year === undefined ? 2000 : numberOf(year);
    const exists = m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
    return exists ? null : whole;
  }
  const [alone = '', number = '1'] = (isAsked ? DAY_ALONE.exec(text) : null) ?? [];
  return alone === '' || numberOf(number) <= 31 ? null : alone;
}

/** As it was typed; null where every hour that is named exists. 24:00 ends a day. */
export function noSuchClock(text: string): string | null {
  const [whole = '', hours = '0', minutes, more] = CLOCK.exec(text) ?? [];
  if (whole === '') return null;
  const [h, m] = [numberOf(hours), numberOf(minutes ?? more ?? '0')];
  return h < 24 && m < 60 ? null : h === 24 && m === 0 ? null : whole;
}
