import {expect} from '@open-wc/testing';
import {backOff, type Clock, systemClock} from './clock.js';

describe('The pause before another attempt', () => {
  const pause = (attempt: number, random: number, first?: number, most?: number) =>
    backOff(attempt, {...systemClock, random: () => random}, first, most);

  it('doubles up to a limit, half of it by chance', () => {
    expect([0, 1, 2, 9].map((attempt) => pause(attempt, 0))).to.deep.equal([250, 500, 1_000, 7_500]);
    expect([0, 1, 2, 9].map((attempt) => pause(attempt, 1))).to.deep.equal([500, 1_000, 2_000, 15_000]);
    expect(pause(3, 0, 1_000, 4_000)).to.equal(2_000);
  });
});

describe('The clock of the system', () => {
  const clock: Clock = systemClock;

  it('runs a task later, and none that was cancelled', async () => {
    const done: string[] = [];
    const cancel = clock.after(0, () => done.push('cancelled'));
    cancel();
    await new Promise<void>((resolve) => {
      clock.after(1, () => {
        done.push('later');
        resolve();
      });
    });
    expect(done).to.deep.equal(['later']);
  });

  it('tells time and chance', () => {
    expect(new Date(clock.now()).getUTCFullYear()).to.be.at.least(2025);
    expect(clock.random()).to.be.within(0, 1);
  });
});
