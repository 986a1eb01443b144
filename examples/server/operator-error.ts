/** Something the operator can put right: shown as its message alone, which says what to do. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** The operating system's code of an error (`ENOENT`, `EADDRINUSE`), where it has one. */
export function systemCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}

/**
 * Ends a command that failed: what the operator can put right in one line, a bug with its stack.
 * Sets the exit code and leaves ending to the event loop, so that nothing printed is cut off.
 */
export function reportFailure(error: unknown): void {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
}
