// Vitest's set-up of each file that opens anything.
import { afterAll } from 'vitest';
import { endFile } from './store/file-end.ts';

afterAll(endFile);
