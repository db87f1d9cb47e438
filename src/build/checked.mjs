// Nothing compiled runs unnoticed from other sources than those that are here: imported first by every program in dist/.
import { hindrance } from './fresh.mjs';

const hindered = hindrance();
if (hindered !== null) {
  console.error(hindered);
  process.exit(1);
}
