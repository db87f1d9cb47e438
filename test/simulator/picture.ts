// The README's picture: a running bot's simulator page after a report, a list of who is missing, and the totals.
// Start the bot with no settings and an empty DATA_DIR (`npm start`), then: node --import tsx test/simulator/picture.ts [URL] [FILE]
import { chromiumPath, startBrowser } from './browser.ts';

const [url = 'http://127.0.0.1:3000', file = 'docs/simulator.png'] = process.argv.slice(2);
const path = chromiumPath();
if (path === null) throw new Error('no Chromium on this machine: set CHROMIUM to its path');
const browser = await startBrowser(path);
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
await page.goto(url);
const phone = (n: number) => page.locator('.phone').nth(n);

/** Says something and waits for an answer below it. */
async function say(n: number, text: string): Promise<void> {
  const own = phone(n)
    .locator('.message.member')
    .nth(await phone(n).locator('.message.member').count());
  await phone(n).getByLabel('输入消息').fill(text);
  await phone(n).getByLabel('输入消息').press('Enter');
  await own.locator('xpath=following-sibling::li[contains(@class, "app")]').first().waitFor({ timeout: 10_000 });
}

// The reminder of Thursday afternoon comes first; a bot that sends none still gives a picture.
await page.getByRole('button', { name: '拨钟' }).click();
await page.getByRole('button', { name: '周四 15:03' }).click();
await page.locator('#clock-sheet').waitFor({ state: 'hidden' });
await phone(0)
  .locator('.when', { hasText: '15:03' })
  .waitFor({ timeout: 8000 })
  .catch(() => undefined);
await say(0, '棠岭食品 缺普工8技工3 解决普工5');
await say(0, '确认');
await say(1, '未报');
await say(2, '合计');
await page.locator('#toast').waitFor({ state: 'hidden' });
await page.mouse.click(5, 5);
await page.screenshot({ path: file });
await browser.close();
console.log(`${file} is made`);
