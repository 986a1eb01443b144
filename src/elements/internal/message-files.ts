/** The files of a message: pictures in a box that is reserved before they load, others by name. */
import {html, type TemplateResult} from 'lit';
import type {AllTerms} from '../../i18n/terms.js';
import type {Attachment} from '../../model/message.js';
import {draw} from './icon-set.js';
import {safeUrl} from './safe-url.js';

/** The longest side of a picture: pixels. */
const LARGEST = 280;
/** A picture of unknown size gets a box like this. */
const UNKNOWN = {width: LARGEST, height: 210};

export const messageFiles = (files: readonly Attachment[], terms: AllTerms): TemplateResult[] =>
  files.map((file) => {
    const address = safeUrl(file.url);
    const content = file.mediaType.startsWith('image/') ? picture(file) : undefined;
    const shown = content ?? html`${draw('M7 3h7l4 4v14H7zM14 3v4h4')}<bdi>${file.name || terms.attachment}</bdi>`;
    if (!address) return html`<span class="file" part="attachment">${shown}</span>`;
    return html`<a
      class="file"
      part="attachment"
      href=${address}
      target="_blank"
      rel="noopener noreferrer"
      tabindex="-1"
      >${shown}</a
    >`;
  });

function picture({name, url, previewUrl, width, height}: Attachment): TemplateResult | undefined {
  const source = safeUrl(previewUrl) ?? safeUrl(url);
  if (!source) return undefined;
  const size = width && height ? {width, height} : UNKNOWN;
  const scale = Math.min(1, LARGEST / size.width, LARGEST / size.height);
  return html`<img
    src=${source}
    alt=${name}
    width=${Math.round(size.width * scale)}
    height=${Math.round(size.height * scale)}
    loading="lazy"
    decoding="async"
  />`;
}
