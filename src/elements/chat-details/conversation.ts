/** The thread and the composer of a chat's screen. */
import {html, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {Backchat} from '../../store/backchat.js';
import type {BackchatElement} from '../internal/backchat-element.js';
import {lookOf} from '../internal/link-look.js';
import {exported} from '../internal/link-parts.js';
import type {SlotController} from '../internal/link-slots.js';

export interface ConversationView {
  readonly chatId: string;
  readonly messageId?: string;
  readonly backchat?: Backchat;
  readonly readonly: boolean;
  readonly fit: 'content' | 'parent';
  readonly sendKey?: 'enter' | 'ctrl-enter';
  /** Whose look and language they take over. */
  readonly from: BackchatElement;
  readonly slots: SlotController;
}

export const threadOf = ({chatId, messageId, backchat, readonly, fit, from, slots}: ConversationView): TemplateResult =>
  html`<chat-thread
    id="thread"
    part="thread"
    exportparts=${exported('thread')}
    .backchat=${backchat}
    chat-id=${chatId}
    message-id=${ifDefined(messageId)}
    fit=${fit}
    ?readonly=${readonly}
    ${lookOf(from)}
    >${slots.forward('thread')}</chat-thread
  >`;

export const composerOf = ({chatId, backchat, readonly, sendKey, from, slots}: ConversationView): TemplateResult =>
  html`<chat-composer
    part="composer"
    exportparts=${exported('composer')}
    .backchat=${backchat}
    chat-id=${chatId}
    for="thread"
    send-key=${ifDefined(sendKey)}
    ?readonly=${readonly}
    ${lookOf(from)}
    >${slots.forward('composer')}</chat-composer
  >`;
