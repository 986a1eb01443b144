/** Comma-separated values after RFC 4180, with a byte order mark, so that spreadsheets read them as UTF-8. */

/**
 * Cells that a spreadsheet would take for a formula get an apostrophe in front (OWASP, CSV injection);
 * telephone numbers may begin with "+".
 */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const PHONE = /^\+[\d\s()./-]+$/;

function cell(value: string): string {
  const safe = FORMULA.test(value) && !PHONE.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line, with its end. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

export const BYTE_ORDER_MARK = '\uFEFF';
