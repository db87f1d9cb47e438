// For tests of a messenger that is given no files.
import { createUploads } from '../../src/wecom/uploads.ts';
import { memoryFiles } from '../memory/files.ts';

export const NO_FILES = createUploads({
  api: { upload: () => Promise.reject(new Error('nothing is uploaded here')) },
  files: memoryFiles(),
  corp: '',
  clock: { now: () => new Date(0) },
});
