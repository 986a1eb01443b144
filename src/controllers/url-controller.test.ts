import {expect} from '@open-wc/testing';
import type {ReactiveController} from 'lit';
import {type Route, UrlController, type UrlHost, type UrlMode} from './url-controller.js';

/** A host that is in the page until `leave`. */
function hostOf(url: UrlMode | undefined, urlKey?: string) {
  const controllers: ReactiveController[] = [];
  const heard: Route[] = [];
  const host: UrlHost = {
    ...(url && {url}),
    ...(urlKey && {urlKey}),
    addController: (controller) => void controllers.push(controller),
    removeController: () => {},
    requestUpdate: () => {},
    updateComplete: Promise.resolve(true),
  };
  const controller = new UrlController(host, (route) => heard.push(route));
  controllers.forEach((each) => each.hostConnected?.());
  const leave = () => controllers.forEach((each) => each.hostDisconnected?.());
  return {controller, heard, leave};
}

const list = (query = ''): Route => ({params: new URLSearchParams(query)});
const chat = (chatId: string, query = ''): Route => ({chatId, params: new URLSearchParams(query)});
const address = () => location.pathname + location.search + location.hash;

/** Goes back in the history and waits until the browser says so. */
async function back(steps = 1): Promise<void> {
  const arrived = new Promise((resolve) => addEventListener('popstate', resolve, {once: true}));
  history.go(-steps);
  await arrived;
}

/** Entries that were added to the history; its length ends at 50. */
let entries = 0;
const {pushState} = history;
history.pushState = (...args) => {
  entries++;
  pushState.apply(history, args);
};

describe('UrlController', () => {
  const start = address();
  const {pathname, search} = location;
  let leave = () => {};
  const make = (...args: Parameters<typeof hostOf>) => {
    const made = hostOf(...args);
    leave = made.leave;
    return made;
  };

  beforeEach(() => history.pushState(null, '', start));
  afterEach(() => {
    leave();
    history.replaceState(null, '', start);
  });

  describe('with url="hash"', () => {
    it('keeps the list behind its key', () => {
      make('hash').controller.push(list('status=in-progress&page=2'));

      expect(address()).to.equal(`${pathname}${search}#chats?status=in-progress&page=2`);
    });

    it('keeps a chat and its message as a path', () => {
      make('hash').controller.push(chat('42', 'message=9'));

      expect(location.hash).to.equal('#chats/42?message=9');
    });

    it('reads what it wrote, whatever the id is made of', () => {
      const {controller} = make('hash', 'support');
      controller.push(chat('a/b?c#d ü', 'message=1'));

      expect(location.hash.startsWith('#support/')).to.be.true;
      expect(controller.read()).to.deep.equal(chat('a/b?c#d ü', 'message=1'));
    });

    it('reads an id that is not well encoded as it stands', () => {
      history.replaceState(null, '', '#chats/100%');

      expect(make('hash').controller.read()?.chatId).to.equal('100%');
    });

    for (const hash of ['#orders/42', '#chatsy', '#', '']) {
      it(`leaves "${hash}" alone`, () => {
        history.replaceState(null, '', `${pathname}${search}${hash}`);

        expect(make('hash').controller.read()).to.be.undefined;
      });
    }

    it('hears Back and Forward', async () => {
      const {controller, heard} = make('hash');
      controller.push(list('page=2'));
      controller.push(chat('42'));

      await back();

      expect(heard.at(-1)).to.deep.equal(list('page=2'));
    });

    it('hears an empty hash as the list as it first was', async () => {
      const {controller, heard} = make('hash');
      controller.push(chat('42'));

      await back();

      expect(heard.at(-1)).to.deep.equal(list());
    });

    it('does not hear a hash of the host', async () => {
      const {heard} = make('hash');
      const changed = new Promise((resolve) => addEventListener('hashchange', resolve, {once: true}));
      location.hash = '#orders';
      await changed;

      expect(heard).to.be.empty;
    });

    it('builds addresses on the path of the page, whatever its base is', () => {
      const base = document.createElement('base');
      base.href = 'https://elsewhere.example/deep/';
      document.head.append(base);

      const href = make('hash').controller.href(chat('42'));
      base.remove();

      expect(href).to.equal(`${pathname}${search}#chats/42`);
    });

    it('never names another host, even if the path of the page looks like one', () => {
      history.pushState(null, '', '/.//elsewhere.example/');
      const {controller} = make('hash');

      expect(new URL(controller.href(chat('42')), location.href).host).to.equal(location.host);
      expect(() => controller.push(chat('42'))).not.to.throw();
    });
  });

  describe('with url="search"', () => {
    it('keeps the parameters and the hash of the host', () => {
      history.replaceState(null, '', `${pathname}?tab=support&page=3#top`);
      make('search').controller.push(chat('42', 'message=9'));

      expect(address()).to.equal(`${pathname}?tab=support&chat=42&message=9#top`);
    });

    it('reads the chat and the filters, and nothing of the host', () => {
      history.replaceState(null, '', `${pathname}?tab=support&chat=42&role=agent&role=merchant`);

      expect(make('search').controller.read()).to.deep.equal(chat('42', 'role=agent&role=merchant'));
    });
  });

  describe('with url="off", or none', () => {
    for (const mode of ['off', undefined] as const) {
      it(`neither reads nor writes (${mode})`, () => {
        history.replaceState(null, '', '#chats/42');
        const before = address();
        const {controller} = make(mode);
        controller.push(chat('7'));
        controller.replace(chat('7'));
        controller.type(list('search=x'));

        expect(controller.active).to.be.false;
        expect(controller.read()).to.be.undefined;
        expect(address()).to.equal(before);
      });
    }
  });

  describe('the history', () => {
    it('gets no entry for a list that is as it first was, where there is no hash', () => {
      const {controller} = make('hash');
      const before = entries;
      controller.push(list());

      expect(entries).to.equal(before);
      expect(location.hash).to.equal('');
    });

    it('gets no second entry for the same address', () => {
      const {controller} = make('hash');
      controller.push(chat('42'));
      const before = entries;
      controller.push(chat('42'));

      expect(entries).to.equal(before);
    });

    it('gets no entry for letters that are typed, and one for the search that is committed', async () => {
      const {controller, heard} = make('hash');
      controller.push(list('page=2'));
      const before = entries;
      for (const search of ['r', 're', 'refund']) controller.type(list(`search=${search}`));
      expect(entries).to.equal(before);
      expect(location.hash).to.equal('#chats?search=refund');

      controller.push(list('search=refund'));
      expect(entries).to.equal(before + 1);

      await back();
      expect(heard.at(-1)).to.deep.equal(list('page=2'));
    });

    it('forgets what was typed after Back', async () => {
      const {controller} = make('hash');
      controller.push(list('page=2'));
      controller.type(list('search=r'));
      await back();
      controller.push(chat('42'));

      await back();

      expect(address()).to.equal(start);
    });

    it('is not listened to any more after the element has left', async () => {
      const {controller, heard, leave: goAway} = make('hash');
      controller.push(chat('42'));
      goAway();

      await back();

      expect(heard).to.be.empty;
    });
  });
});
