// How often do the readers agree, and how often is the first right where they do and where they do not?
import { readFileSync } from 'node:fs';
import { readMessage } from '../../../src/reading/message.ts';
import { landmarksOf } from '../../../src/reading/second/landmarks.ts';
import { saidRoles } from '../../../src/reading/second/said-roles.ts';
import { reportMargin, tagNumerals } from '../../../src/reading/second/tagger.ts';
import { HEARD, verdictOf } from '../../../src/reading/second/verdict.ts';
import { showReading } from '../../../src/reading/show.ts';
import { foldText } from '../../../src/reading/text/text.ts';
import { judge, type Sample } from '../score.ts';
import { sentences } from '../sentences/sentences.ts';
import { judgedAs } from '../sentences/verdict.ts';
import { loadWorld } from '../world.ts';

type Case = { right: boolean; dangerous: boolean; tags: ReturnType<typeof tagNumerals>; said: ReturnType<typeof saidRoles>; gate: number; text: string; kind: string };

function caseOf(text: string, context: Parameters<typeof readMessage>[1], right: boolean, dangerous: boolean, kind: string): Case | null {
  const heard = readMessage(text, context);
  const reading = heard.kind === 'unclear' && heard.guesses[0]?.kind === 'report' ? heard.guesses[0] : heard;
  if (reading.kind !== 'report') return null;
  const f = foldText(text);
  if (text.includes('\t')) return null;
  const landmarks = landmarksOf(f, context, reading);
  const tags = tagNumerals(f, landmarks);
  const said = saidRoles(reading, landmarks, tags);
  if (!said.some((r) => r !== null)) return null;
  return { right, dangerous, tags, said, gate: reportMargin(f, landmarks), text, kind };
}
const proof = sentences('proof', Number(process.argv[3] ?? 21), 4000).flatMap((s) => {
  const heard = readMessage(s.text, s.context);
  const first = heard.kind === 'unclear' && heard.guesses[0]?.kind === 'report' ? heard.guesses[0] : heard;
  const o = judgedAs(s, JSON.parse(JSON.stringify(showReading(first, s.context))));
  return caseOf(s.text, s.context, o.verdict === 'exact', o.dangerous, s.kind) ?? [];
});
const fixtures = (
  [
    ['understanding.jsonl', 'first'],
    ['second-reader.jsonl', 'fourth'],
    ['questions.jsonl', 'first'],
  ] as const
).flatMap(([file, roster]) =>
  readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l !== '')
    .flatMap((line) => {
      const sample = JSON.parse(line) as Sample;
      const context = loadWorld(sample.roster ?? roster).context(sample.as, sample.now);
      const heard = readMessage(sample.text, context);
      const first = heard.kind === 'unclear' && heard.guesses[0]?.kind === 'report' ? heard.guesses[0] : heard;
      const v = judge(sample, JSON.parse(JSON.stringify(showReading(first, context))));
      return caseOf(sample.text, context, v.verdict === 'exact', v.dangerous, file) ?? [];
    }),
);
for (const [name, cases] of [['proof', proof], ['fixtures', fixtures]] as const) {
  for (const scale of [0.75, 1, 1.5, 2.5, 4]) {
    const heard = { otherTier: HEARD.otherTier * scale, otherKind: HEARD.otherKind * scale, none: HEARD.none * scale, more: HEARD.more * scale, gate: HEARD.gate * scale };
    const row = ['agreed', 'contradicted', 'silent'].map((v) => {
      const of = cases.filter((c) => verdictOf(c.said, c.tags, c.gate, /不对|错|更正|应为/.test(c.text) ? { ...heard, more: 1e9 } : heard) === v);
      return `${v} ${of.length}: right ${of.filter((c) => c.right).length} wrong ${of.filter((c) => !c.right).length} dangerous ${of.filter((c) => c.dangerous).length}`;
    });
    console.log(name, scale, cases.length, row.join(' | '));
  }
  if (process.argv[2] !== undefined)
    for (const c of cases) {
      const v = verdictOf(c.said, c.tags, c.gate);
      if ((process.argv[2] === 'lost' && v === 'contradicted' && c.right) || (process.argv[2] === 'missed' && v !== 'contradicted' && c.dangerous))
        console.log(c.kind, v, c.gate, JSON.stringify(c.text), c.said.map((s, i) => `${s}/${c.tags[i]!.role}:${c.tags[i]!.margin}`).join(' '));
    }
}
