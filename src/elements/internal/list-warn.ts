/** A value that makes no sense is told to the developer once, and then counts as absent. */
const told = new Set<string>();

export function warnOnce({localName}: Element, name: string, value: unknown, expected: string): void {
  const text = `<${localName}>: ${name}="${String(value)}" is not ${expected}, and is ignored.`;
  if (!told.has(text)) console.warn(text);
  told.add(text);
}

/** Tells of an attribute that has a value other than its choices. */
export function checkChoice(element: Element, name: string, value: string | null | undefined, choices: string): void {
  if (value && !choices.split(' ').includes(value)) warnOnce(element, name, value, `one of: ${choices}`);
}
