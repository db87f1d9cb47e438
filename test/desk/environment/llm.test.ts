// Is a language model asked only where it is set, and well set?
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../src/desk/environment/environment.ts';
import { faultsOf, readConfig } from './read-config.ts';

const LLM = { LLM_BASE_URL: 'https://model.example/v1', LLM_MODEL: 'example/model-7b' };

describe('LLM_BASE_URL, LLM_MODEL, LLM_KEY', () => {
  it('are one language model, whose key is a secret', () => {
    expect(readConfig(LLM).llm).toEqual({ baseUrl: 'https://model.example/v1', model: 'example/model-7b', key: null });
    const { llm, secrets } = readConfig({ ...LLM, LLM_BASE_URL: 'http://127.0.0.1:8000/v1/', LLM_KEY: 'hush-hush' });
    expect(llm).toEqual({ baseUrl: 'http://127.0.0.1:8000/v1', model: 'example/model-7b', key: 'hush-hush' });
    expect(secrets).toEqual(['hush-hush']);
  });

  it.each<readonly [Environment, string]>([
    [{ LLM_BASE_URL: LLM.LLM_BASE_URL }, '设了 LLM_BASE_URL，还缺 LLM_MODEL。'],
    [{ LLM_MODEL: LLM.LLM_MODEL, LLM_KEY: 'hush' }, '设了 LLM_MODEL，还缺 LLM_BASE_URL。'],
    [{ LLM_KEY: 'hush' }, '设了 LLM_KEY，还要设 LLM_BASE_URL、LLM_MODEL。'],
    ...[
      'model.example',
      'ftp://model.example',
      'https://me:hush@model.example',
      'https://model.example/v1?key=hush',
      'http://',
    ].map(
      (base) =>
        [{ ...LLM, LLM_BASE_URL: base }, 'LLM_BASE_URL 应以 http:// 或 https:// 开头，不能带用户名、密码、? 或 #。'] as const,
    ),
    [{ ...LLM, LLM_KEY: 'hush hush' }, 'LLM_KEY 不能有空格或汉字。'],
    [{ ...LLM, LLM_MODEL: '模型' }, 'LLM_MODEL 不能有空格或汉字。'],
  ])('%j is refused, without its value', (env, fault) => {
    expect(faultsOf(env)).toEqual([fault]);
  });

  it('is told with every other fault at once', () => {
    expect(faultsOf({ ...LLM, LLM_BASE_URL: 'x', LLM_KEY: '钥', PORT: 'x' })).toEqual([
      expect.stringMatching(/^PORT /),
      expect.stringMatching(/^LLM_BASE_URL /),
      expect.stringMatching(/^LLM_KEY /),
    ]);
  });
});
