import { expect, it } from '@jest/globals';
import { compileModule } from './compile-module.ts';

const card = { namespace: 'c', name: 'card', scopedStyles: false };

it('registers a component with its template under its tag', () => {
  const source = `import { LightningElement, api } from 'lwc';
    export default class Card extends LightningElement { @api title; }`;
  const { code, warnings } = compileModule(source, '/lwc/card/card.js', card);
  expect(code).toContain('sel: "c-card"');
  expect(code).toMatch(/import _tmpl from ["']\.\/card\.html["']/);
  expect(warnings).toEqual([]);
});

it('compiles a template that chooses its component at run time', () => {
  const source = '<template><lwc:component lwc:is={component}></lwc:component></template>';
  expect(compileModule(source, '/lwc/card/card.html', card).code).toContain('$cmp.component');
});

it('names file and line of what it cannot compile', () => {
  const source = '<template>\n<p onclick={broken></p>\n</template>';
  expect(() => compileModule(source, '/lwc/card/card.html', card)).toThrow(
    /^\/lwc\/card\/card\.html:2: /
  );
});
