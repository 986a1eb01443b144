/** Registers an element, unless another copy of the package has: the first one stays. */
export function register(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
