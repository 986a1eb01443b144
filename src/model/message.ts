import type {AuthorKind} from './chat.js';

/** Who wrote a message. */
export interface Author {
  readonly kind: AuthorKind;
  readonly id: string;
  readonly name: string;
  /** A service user's role, as the back office words it ("Support agent"). */
  readonly role?: string;
  readonly avatarUrl?: string | null;
}

/** A file that came with a message. `size` in bytes; `width` and `height` in CSS pixels. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size?: number;
  readonly url?: string;
  readonly previewUrl?: string;
  readonly width?: number;
  readonly height?: number;
}

/** A file already uploaded, to be sent with a message. */
export interface AttachmentRef {
  readonly id: string;
}

export interface Message {
  readonly id: string;
  readonly chatId: string;
  /** The key the message was sent with, where the back end returns it: confirms an optimistic message. */
  readonly idempotencyKey?: string;
  readonly author: Author;
  readonly sentAt: string;
  /** Plain text. Never HTML: markup in it is shown as written. */
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  /** The server's position within the chat; absent where only the order of windows is known. */
  readonly order?: number;
  readonly version?: number;
}

/** Text that a service user can insert into the composer. */
export interface QuickReply {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}
