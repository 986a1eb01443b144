/** Every story is drawn, and none breaks a rule of axe: what designers browse is what is checked. */
import {expect, fixture} from '@open-wc/testing';
import type {StoryObj} from '@storybook/web-components-vite';
import type {TemplateResult} from 'lit';
import type {RequestHandler} from 'msw';
import {setupWorker} from 'msw/browser';
import * as composer from './chat-composer.stories.js';
import * as desk from './chat-desk.stories.js';
import * as details from './chat-details.stories.js';
import * as filters from './chat-filters.stories.js';
import * as list from './chat-list.stories.js';
import * as provider from './chat-provider.stories.js';
import * as thread from './chat-thread.stories.js';

interface Drawable {
  readonly render: () => TemplateResult;
  readonly parameters?: {readonly msw?: {readonly handlers: readonly RequestHandler[]}};
}

const files: readonly {readonly default: {readonly title?: string}}[] = [
  composer,
  desk,
  details,
  filters,
  list,
  provider,
  thread,
];

/** The text a user could read, through shadow roots. */
function readable(node: Node): string {
  const root = node instanceof Element ? (node.shadowRoot ?? node) : node;
  if (node instanceof HTMLSlotElement) return node.assignedNodes({flatten: true}).map(readable).join(' ');
  return root.childNodes.length === 0 ? (node.textContent ?? '') : [...root.childNodes].map(readable).join(' ');
}

/** Resolves when nothing readable has changed for a while: data has arrived, or never will. */
async function settled(element: Element): Promise<void> {
  let last = '';
  for (let unchanged = 0; unchanged < 6;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = readable(element);
    unchanged = now === last ? unchanged + 1 : 0;
    last = now;
  }
}

const worker = setupWorker();

before(() => worker.start({quiet: true, onUnhandledFrame: 'bypass'}));
after(() => worker.stop());
afterEach(() => worker.resetHandlers());

for (const file of files) {
  describe(`stories of ${file.default.title}`, () => {
    const stories = Object.entries(file).filter(([name]) => name !== 'default') as unknown as [string, StoryObj][];
    for (const [name, story] of stories) {
      it(`${name} is drawn and accessible`, async () => {
        const {render, parameters} = story as unknown as Drawable;
        worker.use(...(parameters?.msw?.handlers ?? []));
        const element = await fixture(render());
        await settled(element);
        expect(readable(element).trim()).not.to.equal('');
        await expect(element).to.be.accessible();
      });
    }
  });
}
