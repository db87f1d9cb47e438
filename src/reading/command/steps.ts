// How is the text behind a numbered step read: 接单 12, 转办 12 滕州, 办结 12 解决60人, 未解决 12 原因?
import { amountAt } from '../numbers/amounts.ts';
import type { CommandArgs } from '../reading.ts';
import { isOnly, type Rest, restOf, skip, takeDistricts, takeNumber, takePerson, trimmed, typedOf, wordList } from './args.ts';

/** Null where the text behind the word does not belong to this command. */
export type Reader = (rest: Rest) => CommandArgs | null;

export const PARTICLES = wordList(
  '的 了 吧 一下 下 啊 呀 请 到 至 为 成 给 把 将 、 , ， 。 : ： ! ？ ? 企业 公司 数据 上报 情况 报告 这家 那家 这个 那个 周报 周调度 月报 月通报 通报 结果 数 数字 数值',
);
export const BECAUSE = wordList('原因 原因是 原因: 理由 理由是 理由: 因为 由于 : ， , 。 、');

/** A number, then a text of its own. */
export const numberAndText =
  (field: 'reason' | 'text'): Reader =>
  (rest) => {
    const number = takeNumber(rest);
    if (number === null) return null;
    const text = trimmed(typedOf(skip(number.rest, BECAUSE)));
    return { number: number.value, ...(text !== '' && { [field]: text }) };
  };

export const numberOnly: Reader = (rest) => {
  const number = takeNumber(rest);
  return number !== null && isOnly(number.rest, PARTICLES) ? { number: number.value } : null;
};

const RESOLVED = /^(?:已|共|一共|帮企业|为企业)*(?:解决|招到|到岗|落实|招)?了?/;

export const resolve: Reader = (rest) => {
  const number = takeNumber(rest);
  if (number === null) return null;
  const { folded, context } = number.rest;
  const from = RESOLVED.exec(folded.text)?.[0].length ?? 0;
  const amount = amountAt(folded, from);
  const people = amount?.kind === 'whole' ? amount.value : undefined;
  const left = amount && people !== undefined ? restOf(folded.typed(amount.to, folded.text.length), context) : number.rest;
  const text = trimmed(typedOf(left));
  return { number: number.value, ...(people !== undefined && { people }), ...(text !== '' && { text }) };
};

const TO = wordList('给 到 至 转 转给 转到 转至 交 交给 去 的 , ， 。 、 区里 由');

export const transfer: Reader = (rest) => {
  const number = takeNumber(rest);
  if (number === null) return null;
  const left = skip(number.rest, TO);
  const person = takePerson(left);
  if (person !== null) return isOnly(person.rest, PARTICLES) ? { number: number.value, person: person.value.userid } : null;
  const city = left.context.regions.find((r) => r.level === 'city');
  if (city && TO_THE_CITY.test(left.folded.text)) return { number: number.value, districts: [city.code] };
  const districts = takeDistricts(left);
  if (!isOnly(districts.rest, TRANSFER_REST)) return null;
  return { number: number.value, ...(districts.value.length > 0 && { districts: districts.value }) };
};
const TO_THE_CITY = /^(?:市局|市里|市|市级|工作)?(?:工作)?(?:专班|局|里)(?:处理|办理|协调|吧)?$/;
const TRANSFER_REST = wordList('处理 办理 去办 吧 了 一下 的 联络员 专班 跟进 负责 , ， 。');
