// Which answers only tell who came and who left?
import { describe, expect, it } from 'vitest';
import { readMoves } from '../../src/reading/answer/moves.ts';

describe('who came and who left', () => {
  it.each([
    ['走了3个，来了5个', 2],
    ['来了5个', 5],
    ['离职2人', -2],
    ['新招了十二个，辞退1名', 11],
    ['比上周少了4人', -4],
    ['3个走了', -3],
    ['本周新入职6人、退休2人', 4],
  ])('%s is %i', (text, change) => expect(readMoves(text)).toBe(change));

  it.each(['120', '在岗120', '来了几个', '走了3个，现在120', '缺5个', '来了5个普工缺3个', '', '多少人'])(
    '%s says something else',
    (text) => expect(readMoves(text)).toBeNull(),
  );
});
