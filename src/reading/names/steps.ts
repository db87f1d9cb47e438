// What takes long for a large roster is done in steps, so that others get their turn between them.

/** Runs all steps at once. */
export function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
