// What follows the steps of an urgent demand: whom it goes to, what came of it, how many are needed?
import { amountAt } from '../numbers/amounts.ts';
import type { CommandArgs } from '../reading.ts';
import { longestWord } from '../text/lexicon.ts';
import { FIELD_WORDS } from '../words/predicates.ts';
import { isOnly, type Rest, restOf, skip, takeDistricts, takePerson, trimmed, typedArgument, wordList } from './args.ts';
import { PARTICLES } from './particles.ts';
import { readDemand, saysFigures } from './urgent-wish.ts';

const RESOLVED = wordList(`已 共 一共 帮企业 为企业 了 招 ${FIELD_WORDS.resolved}`);

/** 解决60人，还差20人. */
export function outcome(rest: Rest): CommandArgs {
  const { folded, context } = rest;
  let from = 0;
  for (let word = longestWord(RESOLVED, folded, 0); word !== null; word = longestWord(RESOLVED, folded, from)) from = word.to;
  const amount = amountAt(folded, from);
  const people = amount?.kind === 'whole' ? amount.value : undefined;
  const left = amount && people !== undefined ? restOf(folded.typed(amount.to, folded.text.length), context) : rest;
  const text = trimmed(typedArgument(left));
  return { ...(people !== undefined && { people }), ...(text !== '' && { text }) };
}

const TO = wordList('给 到 至 转 转给 转到 转至 交 交给 去 的 , ， 。 、 区里 由');

/** 给李某, 到滕州, 市局. */
export function receiverArgument(rest: Rest): CommandArgs | null {
  const left = skip(rest, TO);
  const person = takePerson(left);
  if (person !== null) return isOnly(person.rest, PARTICLES) ? { person: person.value.userid } : null;
  const city = left.context.regions.find((r) => r.level === 'city');
  if (city && TO_THE_CITY.test(left.folded.text)) return { districts: [city.code] };
  const districts = takeDistricts(left);
  if (!isOnly(districts.rest, TRANSFER_REST)) return null;
  return districts.value.length > 0 ? { districts: districts.value } : {};
}
const TO_THE_CITY = /^(?:市局|市里|市|市级|工作)?(?:工作)?(?:专班|局|里)(?:处理|办理|协调|吧)?$/;
const TRANSFER_REST = wordList('处理 办理 去办 吧 了 一下 的 联络员 专班 跟进 负责 , ， 。');

/** An enterprise and what it needs, or what is needed alone: 急需用工 普工80人，尽快 asks for whom. */
export function needArgument(rest: Rest, named: CommandArgs | null): CommandArgs | null {
  if (named !== null && !('unknown' in named)) return named;
  const text = trimmed(typedArgument(rest));
  return saysFigures(readDemand(text, rest.context.now)) ? { text } : null;
}
