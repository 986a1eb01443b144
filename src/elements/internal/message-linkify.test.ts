import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import {linkify} from './message-linkify.js';

const linksIn = (text: string) => linkify(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.href]));

describe('linkify', () => {
  it('splits a text at its addresses', () => {
    expect(linkify('See https://example.com/a?b=1#c or mailto:help@example.com today')).to.deep.equal([
      'See ',
      {href: 'https://example.com/a?b=1#c', text: 'https://example.com/a?b=1#c'},
      ' or ',
      {href: 'mailto:help@example.com', text: 'mailto:help@example.com'},
      ' today',
    ]);
  });

  it('leaves the end of the sentence out of the address', () => {
    for (const end of ['.', ',', '?!', '…', "'", '。', '**']) {
      expect(linksIn(`Read https://example.com/page${end}`)).to.deep.equal(['https://example.com/page']);
    }
  });

  it('keeps brackets that belong to the address, and only those', () => {
    expect(linksIn('https://en.wikipedia.org/wiki/Petrol_(colour)')).to.deep.equal([
      'https://en.wikipedia.org/wiki/Petrol_(colour)',
    ]);
    expect(linksIn('(see https://example.com/a)')).to.deep.equal(['https://example.com/a']);
    expect(linksIn('[https://example.com/a_(b)].')).to.deep.equal(['https://example.com/a_(b)']);
    expect(linksIn('<https://example.com/a>')).to.deep.equal(['https://example.com/a']);
    expect(linksIn('“https://example.com/a”')).to.deep.equal(['https://example.com/a']);
  });

  it('makes no link of anything that is not http, https or mailto', () => {
    const hostile = [
      'javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'file:///etc/passwd',
      'xhttps://example.com',
      'http://',
      'https://[',
      'mailto:nobody',
    ];
    for (const text of hostile) expect(linkify(text)).to.deep.equal([text]);
  });

  it('accepts any letter case and international addresses', () => {
    expect(linksIn('HTTPS://EXAMPLE.COM/Ä看')).to.deep.equal(['HTTPS://EXAMPLE.COM/Ä看']);
  });

  it('loses no character of any text', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('https://a.b/', ')', '(', '.', 'mailto:a@b', '\n', ' ', '<b>'));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const pieces = linkify(text).map((piece) => (typeof piece === 'string' ? piece : piece.text));
        expect(pieces.join('')).to.equal(text);
      }),
    );
  });
});
