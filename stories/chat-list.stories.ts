import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/elements/chat-list/define.js';
import type {ChatAdapter} from '../src/adapters/adapter.js';
import * as scenarios from './scenarios.js';

const list = (adapter: ChatAdapter, more: {density?: string} = {}): TemplateResult =>
  html`<chat-list .adapter=${adapter} density=${more.density ?? 'regular'} chat-href="#{id}"></chat-list>`;

const meta: Meta = {title: 'Screens/chat-list', component: 'chat-list'};
export default meta;
type Story = StoryObj;

export const Default: Story = {render: () => scenarios.frame(list(scenarios.small()))};
export const ManyPages: Story = {render: () => scenarios.frame(list(scenarios.many()))};
export const Narrow: Story = {render: () => scenarios.frame(list(scenarios.small()), {width: 480})};
export const Medium: Story = {render: () => scenarios.frame(list(scenarios.small()), {width: 1012})};
export const Compact: Story = {render: () => scenarios.frame(list(scenarios.small(), {density: 'compact'}))};
export const Relaxed: Story = {render: () => scenarios.frame(list(scenarios.small(), {density: 'relaxed'}))};
export const Loading: Story = {render: () => scenarios.frame(list(scenarios.loading()))};
export const Empty: Story = {render: () => scenarios.frame(list(scenarios.empty()))};
export const Failed: Story = {render: () => scenarios.frame(list(scenarios.failing()))};
export const NotAllowed: Story = {render: () => scenarios.frame(list(scenarios.forbidden()))};
export const ReadOnly: Story = {render: () => scenarios.frame(list(scenarios.readOnly()))};
export const Offline: Story = {render: () => scenarios.frame(list(scenarios.offline()))};
export const LongContent: Story = {render: () => scenarios.frame(list(scenarios.odd()))};
export const PoorBackEnd: Story = {render: () => scenarios.frame(list(scenarios.poor()))};
export const NotConnected: Story = {render: () => scenarios.frame(html`<chat-list></chat-list>`)};
export const Dark: Story = {render: () => scenarios.frame(list(scenarios.small()), {theme: 'dark'})};
export const RightToLeft: Story = {
  render: () => scenarios.frame(list(scenarios.odd()), {dir: 'rtl', lang: 'ar-u-nu-latn'}),
};
