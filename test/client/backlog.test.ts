import { expect } from 'chai';
import { Backlog } from '../../client/backlog.ts';

describe('Backlog', () => {
  it('has nothing pending at first, yet is not settled until the server has answered', () => {
    const backlog = new Backlog();
    expect([backlog.pending, backlog.isSettled]).to.deep.equal([0, false]);
    backlog.acknowledge(backlog.ask());
    expect([backlog.pending, backlog.isSettled]).to.deep.equal([0, true]);
  });

  it('counts what a former visit left unacknowledged', () => {
    const backlog = new Backlog(3);
    backlog.edit();
    expect(backlog.pending).to.equal(4);
    backlog.acknowledge(backlog.ask());
    expect(backlog.pending).to.equal(0);
  });

  it('has nothing pending once what was made is given up', () => {
    const backlog = new Backlog(3);
    backlog.edit();
    backlog.forget();
    expect(backlog.pending).to.equal(0);
    backlog.edit();
    expect(backlog.pending).to.equal(1);
  });

  it('counts gestures, whatever number of edits each takes', () => {
    const backlog = new Backlog();
    for (const begins of [true, false, false, true, false]) backlog.edit(begins);
    expect(backlog.pending).to.equal(2);
  });

  it('counts one for the rest of a gesture whose beginning is settled', () => {
    const backlog = new Backlog();
    backlog.edit();
    backlog.acknowledge(backlog.ask());
    backlog.edit(false);
    backlog.edit(false);
    expect(backlog.pending).to.equal(1);
    backlog.acknowledge(backlog.ask());
    expect(backlog.pending).to.equal(0);
  });

  it('counts the rest of a gesture whose beginning is settled beside those that come after it', () => {
    const backlog = new Backlog();
    backlog.edit();
    backlog.acknowledge(backlog.ask());
    for (const begins of [false, false, true, false]) backlog.edit(begins);
    expect(backlog.pending).to.equal(2);
  });

  it('counts what a gesture went on with while its beginning was being settled', () => {
    const backlog = new Backlog();
    backlog.edit();
    const question = backlog.ask();
    for (const begins of [false, true]) backlog.edit(begins);
    backlog.acknowledge(question);
    expect(backlog.pending).to.equal(2);
  });

  it('settles by an answer what was made before its question, and no more', () => {
    const backlog = new Backlog();
    backlog.edit();
    const question = backlog.ask();
    backlog.edit();
    backlog.edit();
    backlog.acknowledge(question);
    expect(backlog.pending).to.equal(2);
  });

  it('has one question at a time to ask, for all that was made since the one before', () => {
    const backlog = new Backlog();
    expect(backlog.hasToAsk).to.equal(false);
    backlog.edit();
    expect(backlog.hasToAsk).to.equal(true);
    const question = backlog.ask();
    backlog.edit();
    expect(backlog.hasToAsk).to.equal(false);
    backlog.acknowledge(question);
    expect(backlog.hasToAsk).to.equal(true);
    backlog.acknowledge(backlog.ask());
    expect(backlog.hasToAsk).to.equal(false);
  });

  it('has to ask again after a cut what it had asked, and nothing once all is given up', () => {
    const backlog = new Backlog();
    backlog.edit();
    backlog.ask();
    backlog.disconnect();
    expect(backlog.hasToAsk).to.equal(true);
    backlog.forget();
    expect(backlog.hasToAsk).to.equal(false);
  });

  it('settles with the last of several questions the earlier ones too, in whatever order they are answered', () => {
    const backlog = new Backlog();
    backlog.edit();
    const first = backlog.ask();
    backlog.edit();
    const second = backlog.ask();
    backlog.acknowledge(second);
    expect(backlog.pending).to.equal(0);
    backlog.acknowledge(first);
    expect(backlog.pending).to.equal(0);
  });

  it('believes no answer to a question it never asked', () => {
    const backlog = new Backlog();
    backlog.edit();
    backlog.acknowledge(1);
    expect([backlog.pending, backlog.isSettled]).to.deep.equal([1, false]);
  });

  it('believes no answer to a question asked before a cut', () => {
    const backlog = new Backlog();
    backlog.edit();
    const question = backlog.ask();
    backlog.disconnect();
    backlog.acknowledge(question);
    expect([backlog.pending, backlog.isSettled]).to.deep.equal([1, false]);
  });

  it('keeps through a cut what was settled, and asks again before it calls itself so', () => {
    const backlog = new Backlog();
    backlog.edit();
    backlog.acknowledge(backlog.ask());
    backlog.disconnect();
    expect([backlog.pending, backlog.isSettled]).to.deep.equal([0, false]);
    backlog.edit();
    backlog.acknowledge(backlog.ask());
    expect([backlog.pending, backlog.isSettled]).to.deep.equal([0, true]);
  });
});
