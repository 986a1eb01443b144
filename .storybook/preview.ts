import type {Decorator, Preview} from '@storybook/web-components-vite';
import {setCustomElementsManifest} from '@storybook/web-components-vite';
import {mswLoader} from 'msw-storybook-addon/csf3';
import {setupWorker} from 'msw/browser';
import manifest from '../custom-elements.json' with {type: 'json'};

setCustomElementsManifest(manifest);

/** Does what a host does: colour scheme and direction on the page (in docs on the canvas), density on the elements. */
const likeAHost: Decorator = (story, {globals, canvasElement, viewMode}) => {
  const {theme, direction, density} = globals as Record<'theme' | 'direction' | 'density', string>;
  const host = viewMode === 'docs' ? canvasElement : document.documentElement;
  host.style.colorScheme = theme;
  host.style.background = 'Canvas';
  host.style.color = 'CanvasText';
  host.dir = direction;
  if (density !== 'regular') requestAnimationFrame(() => setDensity(canvasElement, density));
  return story();
};

function setDensity(canvas: HTMLElement, density: string): void {
  for (const element of canvas.querySelectorAll('*')) {
    if (element.localName.startsWith('chat-')) element.setAttribute('density', density);
  }
}

const preview: Preview = {
  decorators: [likeAHost],
  loaders: [
    // Own setup: the addon's default still passes msw 2's `onUnhandledRequest`, which msw 3 does not read.
    mswLoader(async () => {
      const worker = setupWorker();
      await worker.start({quiet: true, onUnhandledFrame: 'bypass', serviceWorker: {url: './mockServiceWorker.js'}});
      return worker;
    }),
  ],
  globalTypes: {
    theme: {description: 'Theme', toolbar: {icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true}},
    direction: {description: 'Direction', toolbar: {icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true}},
    density: {
      description: 'Density',
      toolbar: {icon: 'component', items: ['compact', 'regular', 'relaxed'], dynamicTitle: true},
    },
  },
  initialGlobals: {theme: 'light', direction: 'ltr', density: 'regular'},
  tags: ['autodocs'],
  parameters: {
    a11y: {test: 'error'},
    backgrounds: {disable: true},
    controls: {expanded: true},
    layout: 'fullscreen',
  },
};

export default preview;
