import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath, startBrowser } from './browser.ts';
import { corp, type Stage, setStage } from './fake-bot.ts';

const path = chromiumPath();
const reason = path === null ? ' (skipped: no Chromium on the PATH; CHROMIUM names one elsewhere)' : '';

describe.skipIf(path === null)(`the page in a browser${reason}`, () => {
  let browser: Browser;
  let stage: Stage;
  let page: Page;
  const complaints: string[] = [];

  const openAt = async (width: number, height: number) => {
    page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(8000);
    page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));
    page.on('pageerror', (e) => complaints.push(e.message));
    await page.goto(stage.base);
    await page.locator('.phone').first().waitFor();
  };
  const phone = (n: number) => page.locator('.phone').nth(n);
  const said = (n: number, side: 'member' | 'app') => phone(n).locator(`.message.${side} .bubble`);
  const isWithin = () => page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

  beforeAll(async () => {
    browser = await startBrowser(path ?? '');
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    complaints.length = 0;
    stage = await setStage();
  });
  afterEach(async () => {
    await page.close();
    await stage.close();
    expect(complaints).toEqual([]);
  });

  it('shows three phones side by side and carries a message and its reply', async () => {
    await openAt(1280, 800);
    expect(await page.locator('.owner-role').allTextContents()).toEqual([
      '人社服务专员 · 滕州市',
      '区市工作专班联络员 · 滕州市',
      '市局工作专班 · 枣庄市',
    ]);
    await phone(0).getByLabel('输入消息').fill('上报');
    await phone(0).getByLabel('输入消息').press('Enter');
    await said(0, 'app').waitFor();
    expect(await said(0, 'member').allTextContents()).toEqual(['上报']);
    expect(await said(0, 'app').allTextContents()).toEqual(['收到：上报']);
    expect(await phone(0).locator('.message.member .mark').textContent()).toMatch(/^已应答 \d+ ms$/);
    expect(await phone(1).locator('.message').count()).toBe(0);
    expect(await isWithin()).toBe(true);
  });

  it('shows what people type as words, and only web links as links', async () => {
    await openAt(1280, 800);
    const hostile = '<img src=x onerror="document.title=1"><a href="javascript:alert(1)">甲</a>';
    stage.answer = ({ text }) => ({ text: `${text}<a href="https://example.com/a?b=1&c=2">查看</a>\n第二行` });
    await phone(0).getByLabel('输入消息').fill(hostile);
    await phone(0).getByRole('button', { name: '发送', exact: true }).click();
    await said(0, 'app').waitFor();
    expect(await said(0, 'member').textContent()).toBe(hostile);
    expect(await said(0, 'app').textContent()).toBe(`${hostile}查看\n第二行`);
    expect(await page.locator('.bubble img').count()).toBe(0);
    expect(await page.locator('.bubble a').evaluateAll((links) => links.map((a) => a.getAttribute('href')))).toEqual([
      'https://example.com/a?b=1&c=2',
    ]);
  });

  it('turns the clock forward by a preset, and back only after a warning', async () => {
    await openAt(1280, 800);
    const turned: string[] = [];
    stage.simulator.clock.onTurn((_, to) => void turned.push(to.toISOString()));
    await page.getByRole('button', { name: '拨钟' }).click();
    await page.getByRole('button', { name: '周五 11:59' }).click();
    await page.locator('#clock-day', { hasText: '11月27日 周五' }).waitFor();
    expect(await page.locator('#clock-time').textContent()).toMatch(/^11:59:0/);
    await page.getByRole('button', { name: '拨钟' }).click();
    await page.getByRole('button', { name: '前一天' }).click();
    await page.getByText('已经发出的提醒不会收回').waitFor();
    expect(turned).toHaveLength(1);
    await page.getByRole('button', { name: '仍要往回拨' }).click();
    await page.locator('#clock-day', { hasText: '11月26日' }).waitFor();
    await page.getByRole('button', { name: '拨钟' }).click();
    await page.getByLabel('日期和时间').fill('2026-12-01T08:30:00');
    await page.getByRole('button', { name: '拨到这里' }).click();
    await page.locator('#clock-day', { hasText: '12月1日 周二' }).waitFor();
    expect(turned.at(-1)).toBe('2026-12-01T00:30:00.000Z');
  });

  it('opens the raw callback of a message, with every delivery', async () => {
    await openAt(1280, 800);
    stage.answer = (_, delivery) => (delivery === 1 ? { waitMs: 5000 } : { text: '合计 11 人' });
    await phone(2).getByRole('button', { name: '合计', exact: true }).click();
    await said(2, 'app').waitFor();
    expect(await phone(2).locator('.mark-odd').textContent()).toMatch(/^投递 2 次/);
    await phone(2).locator('.message.member .way').click();
    const drawer = page.getByRole('complementary', { name: '原始报文' });
    const xml = await drawer.locator('pre').allTextContents();
    expect(xml[0]).toContain('<Content><![CDATA[合计]]></Content>');
    expect(xml[1]).toContain('合计 11 人');
    expect(xml.filter((text) => text.includes('<Encrypt>'))).toHaveLength(3);
    expect(await drawer.locator('details summary').allTextContents()).toEqual([
      expect.stringMatching(/^第 1 次投递0.4 秒内没有应答/),
      expect.stringMatching(/^第 2 次投递HTTP 200/),
    ]);
    await page.keyboard.press('Escape');
    expect(await drawer.isVisible()).toBe(false);
  });

  it('shows cards that can be pressed, and hides them in the WeChat plugin', async () => {
    await openAt(1280, 800);
    const card = {
      card_type: 'vote_interaction',
      main_title: { title: '要提醒哪些区市？' },
      task_id: 'vote-1',
      checkbox: {
        question_key: 'q',
        mode: 1,
        option_list: [
          { id: 'a', text: '滕州市' },
          { id: 'b', text: '薛城区', is_checked: true },
        ],
      },
      submit_button: { text: '提醒', key: 'go' },
    };
    const { response_code } = await stage.api('message/send', {
      touser: 'zhuanban-01',
      msgtype: 'template_card',
      agentid: corp.agentId,
      template_card: card,
    });
    await phone(2).getByLabel('滕州市').check();
    await phone(2).getByRole('button', { name: '提醒' }).click();
    await phone(2).getByText('点了“提醒”').waitFor();
    await stage.simulator.settled();
    expect(stage.heard[0]?.xml).toContain('<OptionId><![CDATA[a]]></OptionId><OptionId><![CDATA[b]]></OptionId>');
    const update = { userids: ['zhuanban-01'], agentid: corp.agentId, response_code, button: { replace_name: '已提醒' } };
    expect((await stage.api('message/update_template_card', update)).errcode).toBe(0);
    await phone(2).getByRole('button', { name: '已提醒' }).waitFor();
    expect(await phone(2).getByRole('button', { name: '已提醒' }).isDisabled()).toBe(true);
    await phone(2).getByLabel('用什么收看').selectOption('微信插件');
    await phone(2).getByText('暂不支持此消息类型，请在企业微信中查看').waitFor();
  });

  it('keeps the chosen phones, and what is being written while messages come in', async () => {
    await openAt(1280, 800);
    await phone(1).getByLabel('这部手机的使用者').selectOption('访客01');
    await page.getByRole('button', { name: '手机', exact: true }).click();
    expect(await page.locator('.phone').count()).toBe(4);
    await phone(0).getByRole('button', { name: '移除专员滕州01的手机' }).click();
    await page.reload();
    await page.locator('.phone').first().waitFor();
    expect(await page.locator('.owner-role').allTextContents()).toEqual([
      '不在名册',
      '市局工作专班 · 枣庄市',
      '人社服务专员 · 薛城区',
    ]);
    await phone(1).getByLabel('输入消息').fill('写到一半');
    await stage.api('message/send', { touser: 'zhuanban-01', msgtype: 'text', agentid: corp.agentId, text: { content: '来信' } });
    await said(1, 'app').waitFor();
    expect(await phone(1).getByLabel('输入消息').inputValue()).toBe('写到一半');
  });

  it('fits a narrow screen: one phone at a time, tabs, plus menu, drawer', async () => {
    await openAt(390, 844);
    expect(await isWithin()).toBe(true);
    await page.getByRole('navigation', { name: '手机' }).getByRole('button', { name: '专班01' }).click();
    await expect.poll(async () => Math.round((await phone(2).boundingBox())?.x ?? -1)).toBe(0);
    await phone(2).getByLabel('输入消息').fill('合计');
    await phone(2).getByRole('button', { name: '发送', exact: true }).click();
    await said(2, 'app').waitFor();
    expect(await page.locator('#tabs [aria-current="true"]').textContent()).toBe('专班01');
    await phone(2).getByRole('button', { name: '更多发送方式' }).click();
    await phone(2).getByRole('button', { name: '语音' }).click();
    await phone(2).getByText('语音 3″').waitFor();
    await phone(2).getByRole('button', { name: '进入应用' }).click();
    await phone(2).locator('.event', { hasText: '进入应用' }).waitFor();
    await stage.simulator.settled();
    expect(stage.heard.map((h) => h.type)).toEqual(['text', 'voice', 'enter_agent']);
    await phone(2).locator('.message.app .way').first().click();
    const drawer = page.getByRole('complementary', { name: '原始报文' });
    expect((await drawer.boundingBox())?.width).toBe(390);
    await drawer.getByRole('button', { name: '关闭报文' }).click();
    expect(await isWithin()).toBe(true);
  });

  it('cuts nothing off a card on a phone, keeps its words words, and shows what became of it', async () => {
    await openAt(375, 740);
    const hostile = '<b onclick="document.title=1">甲</b>$userName=zhangsan$';
    const button_list = Array.from({ length: 6 }, (_, i) => ({
      key: `${i}`,
      style: 1,
      text: `${i + 1} 示例企业名称七八`.slice(0, 10),
    }));
    const card = {
      card_type: 'button_interaction',
      main_title: { title: '标'.repeat(36) },
      sub_title_text: `${hostile}${'问'.repeat(160 - hostile.length)}`,
      task_id: 'ask-1',
      button_list,
    };
    const sent = { touser: 'zhuanban-01', msgtype: 'template_card', agentid: corp.agentId, template_card: card };
    const { response_code } = await stage.api('message/send', sent);
    await page.locator('#tabs button', { hasText: '专班01' }).click();
    await expect.poll(async () => Math.round((await phone(2).boundingBox())?.x ?? -1)).toBe(0);
    const shown = phone(2).locator('.card');
    await shown.waitFor();
    expect(await shown.locator('.card-sub').textContent()).toBe(card.sub_title_text);
    expect(await page.title()).not.toBe('1');
    const cutOff = "[...document.querySelectorAll('.card, .card *')].filter((e) => e.scrollWidth > e.clientWidth + 1).length";
    expect(await page.evaluate(cutOff)).toBe(0);
    for (const { text } of button_list) {
      const box = await shown.getByRole('button', { name: text, exact: true }).boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(36);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(375);
    }
    expect(await isWithin()).toBe(true);
    const after = { ...card, sub_title_text: '示例专员已接单（10:05）', replace_text: '已接单' };
    const update = { userids: ['zhuanban-01'], agentid: corp.agentId, response_code, template_card: after };
    expect((await stage.api('message/update_template_card', update)).errcode).toBe(0);
    await shown.getByText('示例专员已接单（10:05）').waitFor();
    expect(await shown.getByRole('button').allTextContents()).toEqual(['已接单']);
    expect(await shown.getByRole('button').isDisabled()).toBe(true);
  });
});
