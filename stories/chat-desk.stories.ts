import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {http} from 'msw';
import '../src/define.js';
import type {ChatAdapter} from '../src/adapters/adapter.js';
import {createMemoryAdapter, serveWire, smallWorld} from '../src/adapters/testing/index.js';
import * as scenarios from './scenarios.js';

const desk = (adapter: ChatAdapter): TemplateResult =>
  html`<chat-desk .adapter=${adapter} url="off" fit="parent">Chats are loading…</chat-desk>`;
const box = {height: 760};

const meta: Meta = {title: 'Screens/chat-desk', component: 'chat-desk'};
export default meta;
type Story = StoryObj;

export const Default: Story = {render: () => scenarios.frame(desk(scenarios.small()), box)};
export const Narrow: Story = {render: () => scenarios.frame(desk(scenarios.small()), {...box, width: 480})};
/** The same element over HTTP: the reference wire, answered by a service worker. */
export const OverHttp: Story = {
  parameters: {
    msw: {
      handlers: [http.all('/story-api/*', ({request}) => overHttp(request))],
    },
  },
  render: () =>
    scenarios.frame(html`<chat-desk src="/story-api" url="off" fit="parent">Chats are loading…</chat-desk>`, box),
};
export const Loading: Story = {render: () => scenarios.frame(desk(scenarios.loading()), box)};
export const Empty: Story = {render: () => scenarios.frame(desk(scenarios.empty()), box)};
export const Failed: Story = {render: () => scenarios.frame(desk(scenarios.failing()), box)};
export const ReadOnly: Story = {render: () => scenarios.frame(desk(scenarios.readOnly()), box)};
export const LongContent: Story = {render: () => scenarios.frame(desk(scenarios.odd()), box)};
export const PoorBackEnd: Story = {render: () => scenarios.frame(desk(scenarios.poor()), box)};
export const AnotherAccent: Story = {
  render: () =>
    scenarios.frame(html`<div style="--chat-accent:#7a3ff2;block-size:100%">${desk(scenarios.small())}</div>`, box),
};
export const Dark: Story = {render: () => scenarios.frame(desk(scenarios.small()), {...box, theme: 'dark'})};
export const RightToLeft: Story = {
  render: () => scenarios.frame(desk(scenarios.odd()), {...box, dir: 'rtl', lang: 'ar'}),
};

const overHttp = serveWire(createMemoryAdapter(smallWorld()), {basePath: '/story-api'});
