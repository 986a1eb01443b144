import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/elements/chat-details/define.js';
import type {ChatAdapter} from '../src/adapters/adapter.js';
import * as scenarios from './scenarios.js';

const details = (adapter: ChatAdapter, chatId = 'refund'): TemplateResult =>
  html`<chat-details .adapter=${adapter} chat-id=${chatId} fit="parent" list-href="#list"></chat-details>`;
const box = {height: 720};

const meta: Meta = {title: 'Screens/chat-details', component: 'chat-details'};
export default meta;
type Story = StoryObj;

export const Default: Story = {render: () => scenarios.frame(details(scenarios.small()), box)};
export const Narrow: Story = {render: () => scenarios.frame(details(scenarios.small()), {...box, width: 480})};
export const BesideAnOrder: Story = {
  render: () =>
    scenarios.frame(
      html`<chat-details
        .adapter=${scenarios.small()}
        transaction-id="TX-004711"
        sections="thread composer"
        fit="content"
      ></chat-details>`,
      {width: 640},
    ),
};
export const Loading: Story = {render: () => scenarios.frame(details(scenarios.loading()), box)};
export const Empty: Story = {render: () => scenarios.frame(details(scenarios.small(), 'no-such-chat'), box)};
export const Failed: Story = {render: () => scenarios.frame(details(scenarios.failing()), box)};
export const ReadOnly: Story = {render: () => scenarios.frame(details(scenarios.readOnly()), box)};
export const LongContent: Story = {
  render: () => {
    const adapter = scenarios.odd();
    return scenarios.frame(details(adapter, adapter.control.chats[0]?.id), box);
  },
};
export const NotConnected: Story = {render: () => scenarios.frame(html`<chat-details></chat-details>`, box)};
export const Dark: Story = {render: () => scenarios.frame(details(scenarios.small()), {...box, theme: 'dark'})};
export const RightToLeft: Story = {
  render: () => scenarios.frame(details(scenarios.small()), {...box, dir: 'rtl', lang: 'ar'}),
};
