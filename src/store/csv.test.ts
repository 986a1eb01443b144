import {expect} from '@open-wc/testing';
import {csvLine} from './csv.js';

describe('A line of comma-separated values', () => {
  it('ends with a line break, as RFC 4180 says', () => {
    expect(csvLine(['a', 'b', ''])).to.equal('a,b,\r\n');
  });

  it('quotes what would end a cell', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines', 'c\rd'])).to.equal('"a,b","say ""hi""","two\nlines","c\rd"\r\n');
  });

  it('lets no cell be taken for a formula', () => {
    expect(csvLine(['=1+1', '+x', '-2', '@sum', '\tx', '＝1'])).to.equal("'=1+1,'+x,'-2,'@sum,'\tx,'＝1\r\n");
    expect(csvLine(['=HYPERLINK("http://x","y")'])).to.equal('"\'=HYPERLINK(""http://x"",""y"")"\r\n');
    expect(csvLine(['\r=1', '\n=1'])).to.equal('"\'\r=1","\'\n=1"\r\n');
  });

  it('leaves telephone numbers as they are', () => {
    expect(csvLine(['+44 20 7946 0958', '+49 (0)40/123-456'])).to.equal('+44 20 7946 0958,+49 (0)40/123-456\r\n');
  });
});
