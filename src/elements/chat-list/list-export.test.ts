import {expect, oneEvent, waitUntil} from '@open-wc/testing';
import {ChatError} from '../../model/errors.js';
import {ALL_PERMISSIONS} from '../../model/permissions.js';
import type {ChatExportedEvent, ChatExportFailedEvent} from './chat-list.events.js';
import {asked, find, many, rowsOf, showList, spoken, tool, words} from './list-page.test.js';

/** What is handed to the browser, instead of a file on the disk. */
function catchFiles() {
  const files: {readonly name: string; readonly text: Promise<string>}[] = [];
  const blobs = new Map<string, Blob>();
  const {createObjectURL} = URL;
  URL.createObjectURL = (blob: Blob) => {
    const url = createObjectURL(blob);
    blobs.set(url, blob);
    return url;
  };
  const {click} = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob) files.push({name: this.download, text: blob.text()});
  };
  const end = () => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  };
  return {files, end};
}

describe('the download of a chat-list', () => {
  let caught: ReturnType<typeof catchFiles>;
  beforeEach(() => {
    caught = catchFiles();
  });
  afterEach(() => caught.end());

  it('saves every chat that matches, not the page', async () => {
    const {list, backchat} = await showList({}, {options: many(260)});
    backchat.list().setQuery({roles: ['merchant']});
    await rowsOf(list);
    const exported = oneEvent<ChatExportedEvent>(list, 'chat-exported');
    tool(list, 'Download').click();
    const {fileName} = (await exported).detail;
    expect(fileName).to.match(/^chats-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await caught.files[0]?.text)?.trim().split('\r\n') ?? [];
    const total = backchat.list().get().paging.total ?? 0;
    expect(lines).to.have.length(total + 1);
    expect(lines[0]).to.contain(
      'Creation date,Status,Last message,Last message at,Client name,Client role,Client phone,Client email,New messages,Transaction',
    );
    expect(lines[1]).to.contain('Merchant');
    await waitUntil(() => spoken(list) === `${fileName} was downloaded`);
  });

  it('shows how far it is, and can be cancelled', async () => {
    const {list, control} = await showList({}, {options: many(260)});
    control.delay(new Promise(() => {}), 'listChats');
    tool(list, 'Download').click();
    await waitUntil(() => find(list, '.job progress'));
    expect(words(find(list, '.job'))).to.contain('Preparing…');
    tool(list, 'Cancel').click();
    await waitUntil(() => !find(list, '.job'));
    expect(spoken(list)).to.equal('Download cancelled');
    expect(caught.files).to.have.length(0);
  });

  it('says where it stopped, and tries again', async () => {
    const {list, control} = await showList({}, {options: many(30)});
    control.failNext('listChats', new ChatError('unavailable', 'Down.'));
    const failed = oneEvent<ChatExportFailedEvent>(list, 'chat-export-failed');
    tool(list, 'Download').click();
    expect((await failed).detail.error.code).to.equal('unavailable');
    await waitUntil(() => words(find(list, '.job'))?.startsWith('The download stopped at 0.'));
    tool(list, 'Try again').click();
    await waitUntil(() => caught.files.length === 1);
  });

  it('is the host’s if it prevents the event', async () => {
    const page = await showList({}, {options: many(30)});
    const before = asked(page).length;
    let format = '';
    page.list.addEventListener('chat-export', (event) => {
      format = event.detail.format;
      event.preventDefault();
    });
    tool(page.list, 'Download').click();
    await page.list.updateComplete;
    expect(format).to.equal('csv');
    expect(asked(page)).to.have.length(before);
  });

  it('leaves out the contacts that the user may not see', async () => {
    const permissions = {...ALL_PERMISSIONS, viewContact: false};
    const {list} = await showList({}, {options: {...many(3), permissions}});
    await waitUntil(() => !find(list, 'td.phone'));
    tool(list, 'Download').click();
    await waitUntil(() => caught.files.length === 1);
    expect(await caught.files[0]?.text).not.to.contain('@example.com');
  });

  it('can be put away once it has ended', async () => {
    const {list} = await showList({}, {options: many(3)});
    tool(list, 'Download').click();
    await waitUntil(() => words(find(list, '.job'))?.includes('was downloaded'));
    tool(list, 'Dismiss').click();
    await waitUntil(() => !find(list, '.job'));
  });
});
