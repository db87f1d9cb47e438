// Is somebody who keeps failing left alone, and asked again after a rest?
import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../src/llm/breaker.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 26) + seconds * 1000);

function opened() {
  const breaker = createBreaker();
  expect([breaker.failed(at(0)), breaker.failed(at(1)), breaker.failed(at(2))]).toEqual([false, false, true]);
  return breaker;
}

describe('the breaker', () => {
  it('opens at the third failure in a row', () => {
    const breaker = createBreaker();
    breaker.failed(at(0));
    breaker.failed(at(1));
    breaker.succeeded();
    breaker.failed(at(2));
    breaker.failed(at(3));
    expect(breaker.lets(at(4))).toBe(true);
    breaker.failed(at(4));
    expect(breaker.lets(at(5))).toBe(false);
  });

  it('rests for 60 s, then lets one through', () => {
    const breaker = opened();
    expect(breaker.lets(at(61))).toBe(false);
    expect(breaker.lets(at(62))).toBe(true);
    expect(breaker.lets(at(63))).toBe(false);
  });

  it('rests no longer because the clock is set back', () => {
    const breaker = opened();
    expect(breaker.lets(at(-3_600))).toBe(true);
    expect(breaker.failed(at(-3_599))).toBe(true);
    expect(breaker.lets(at(-3_550))).toBe(false);
    expect(breaker.lets(at(-3_539))).toBe(true);
  });

  it('closes when that one is answered', () => {
    const breaker = opened();
    breaker.lets(at(62));
    breaker.succeeded();
    expect([breaker.lets(at(63)), breaker.lets(at(63))]).toEqual([true, true]);
    expect(breaker.failed(at(64))).toBe(false);
  });

  it('rests again when that one fails', () => {
    const breaker = opened();
    breaker.lets(at(62));
    expect(breaker.failed(at(65))).toBe(true);
    expect(breaker.lets(at(124))).toBe(false);
    expect(breaker.lets(at(125))).toBe(true);
  });

  it('rests no longer because of those that were asked before it opened', () => {
    const breaker = opened();
    expect(breaker.failed(at(30))).toBe(false);
    expect(breaker.lets(at(62))).toBe(true);
  });
});
