import { expect, test } from 'vitest';
import { withoutInlineScripts } from './inlineScripts.mjs';

function moved(html) {
  const files = [];
  const page = withoutInlineScripts(html, (script) => `/${files.push(script)}.js`);
  return { page, files };
}

test('a script that stands in a page becomes a file, which runs at the same place', () => {
  expect(moved('<head><script>a()</script><script src="/b.js" async=""></script></head>')).toEqual({
    page: '<head><script src="/1.js"></script><script src="/b.js" async=""></script></head>',
    files: ['a()\n'],
  });
});

test('scripts that follow each other become one file, in their order', () => {
  expect(moved('<script>a()</script><script>b("<\\/script>")</script><p></p><script>c()</script>')).toEqual({
    page: '<script src="/1.js"></script><p></p><script src="/2.js"></script>',
    files: ['a();\nb("<\\/script>")\n', 'c()\n'],
  });
});

test('a script with an id keeps it, and has a file of its own', () => {
  expect(moved('<script id="_R_">a()</script><script>b()</script>')).toEqual({
    page: '<script id="_R_" src="/1.js"></script><script src="/2.js"></script>',
    files: ['a()\n', 'b()\n'],
  });
});

test('a script with other attributes is refused', () => {
  expect(() => moved('<script type="module">a()</script>')).toThrow('<script type="module">');
});
