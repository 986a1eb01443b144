import {expect} from '@open-wc/testing';
import {Store} from './store.js';

function listen<T>(store: Store<T>): {readonly heard: T[]; stop(): void} {
  const heard: T[] = [];
  return {heard, stop: store.subscribe((value) => heard.push(value))};
}

describe('A store', () => {
  it('tells each change to all who listen', () => {
    const store = new Store({a: 1, b: 1});
    const [first, second] = [listen(store), listen(store)];
    store.patch({a: 2});
    store.set({a: 2, b: 3});
    expect(first.heard).to.deep.equal([
      {a: 2, b: 1},
      {a: 2, b: 3},
    ]);
    expect(second.heard).to.deep.equal(first.heard);
    expect(store.get()).to.deep.equal({a: 2, b: 3});
  });

  it('says nothing where nothing changed', () => {
    const store = new Store(1);
    const {heard} = listen(store);
    store.set(1);
    store.set(store.get());
    store.batch(() => {
      store.set(2);
      store.set(1);
    });
    expect(heard).to.deep.equal([]);
  });

  it('says nothing more to those who have stopped listening, even while it tells a change', () => {
    const store = new Store(1);
    const stops: (() => void)[] = [];
    store.subscribe(() => stops.forEach((stop) => stop()));
    const later = listen(store);
    stops.push(later.stop);
    store.set(2);
    expect(later.heard).to.deep.equal([]);
  });

  it('never tells an old value after a new one', () => {
    const store = new Store(1);
    store.subscribe((value) => value === 2 && store.set(3));
    const {heard} = listen(store);
    store.set(2);
    expect(heard).to.deep.equal([3, 3]);
  });

  it('tells once of all that is done together, even if it fails half way', () => {
    const store = new Store(1);
    const {heard} = listen(store);
    store.batch(() => {
      store.set(2);
      store.set(3);
    });
    const work = () => {
      store.set(4);
      throw new Error('half way');
    };
    expect(() => store.batch(work)).to.throw('half way');
    store.set(5);
    expect(heard).to.deep.equal([3, 4, 5]);
  });
});
