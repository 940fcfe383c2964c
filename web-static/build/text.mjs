import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/**
 * Compiles ICU messages to TypeScript. Each message becomes a file of its own, so that a page loads only the messages that
 * it shows, and the parser stays out of the browser.
 *
 * @param {string} locale such as "en"
 * @param {Record<string, Record<string, string>>} catalogue the messages by room and name
 * @returns {Map<string, string>} the content of each file by its path: one for each message, and one for each room that
 *   exports them
 */
export function compiled(locale, catalogue) {
  // Lets a bundler leave out the messages that a page does not use.
  const files = new Map([['package.json', '{ "type": "module", "sideEffects": false }\n']]);
  for (const [room, messages] of Object.entries(catalogue)) {
    const names = Object.keys(messages);
    files.set(`${room}.ts`, names.map((name) => `export { ${name} } from './${room}/${name}';\n`).join(''));
    for (const name of names) {
      try {
        files.set(`${room}/${name}.ts`, new Message(locale, messages[name]).source(name));
      } catch (cause) {
        throw new Error(`The text ${room}.${name} can't be compiled: ${cause.message}`, { cause });
      }
    }
  }
  return files;
}

const quoted = JSON.stringify;
const inserted = 'string | number';
const drawn = '(text: string) => ReactNode';

/** Collects what the function of one message needs while its expression is built. */
class Message {
  /** @type {Map<string, string>} The type of each argument. */
  #types = new Map();
  /** @type {string[]} The sources of the formatters. */
  #formatters = [];

  /**
   * @param {string} locale
   * @param {string} text in ICU's syntax
   */
  constructor(locale, text) {
    this.locale = locale;
    this.elements = parse(text, { requiresOtherClause: false });
  }

  /** @param {string} name of the exported function */
  source(name) {
    const rich = this.elements.some(({ type }) => type === TYPE.tag);
    const value = rich ? this.#fragment(this.elements) : this.#text(this.elements);
    const types = [...this.#types].map(([argument, type]) => `${argument}: ${type}`);
    const parameters = types.length === 0 ? '' : `{ ${[...this.#types.keys()].join(', ')} }: { ${types.join('; ')} }`;
    return [
      rich ? "import { createElement, Fragment, type ReactNode } from 'react';\n" : '',
      ...this.#formatters.map((formatter, index) => `const format${index} = new Intl.${formatter};\n`),
      `export const ${name} = (${parameters}) => ${value};\n`,
    ].join('');
  }

  #fragment(elements) {
    const parts = elements.map((element) =>
      element.type === TYPE.tag
        ? `${this.#argument(element.value, drawn)}(${this.#text(element.children)})`
        : this.#text([element]),
    );
    return `createElement(Fragment, null, ${parts.join(', ')})`;
  }

  #text(elements) {
    return `\`${elements.map((element) => this.#part(element)).join('')}\``;
  }

  /** @param {import('@formatjs/icu-messageformat-parser').MessageFormatElement} element */
  #part(element) {
    if (element.type === TYPE.literal) return element.value.replace(/[\\`$]/g, '\\$&');
    return `\${${this.#expression(element)}}`;
  }

  /** @param {import('@formatjs/icu-messageformat-parser').MessageFormatElement} element */
  #expression(element) {
    switch (element.type) {
      case TYPE.argument:
        return this.#argument(element.value, inserted);
      case TYPE.number:
        return this.#formatted(element, 'number', 'NumberFormat', {});
      case TYPE.date:
        return this.#formatted(element, 'Date', 'DateTimeFormat', { dateStyle: element.style ?? 'medium' });
      case TYPE.time:
        return this.#formatted(element, 'Date', 'DateTimeFormat', { timeStyle: element.style ?? 'medium' });
      case TYPE.plural:
        return this.#plural(element);
      case TYPE.select:
        return this.#select(element);
      default:
        throw new Error(
          element.type === TYPE.tag ? 'a tag may not be inside of another argument' : 'write {name} for #',
        );
    }
  }

  /**
   * An insertion accepts any text or number, so it is compatible with a narrower type; two other types of one argument
   * are an error.
   */
  #argument(name, type) {
    const types = new Set([this.#types.get(name) ?? type, type]);
    if (types.size > 1 && !types.has(drawn)) types.delete(inserted);
    if (types.size > 1) throw new Error(`{${name}} is both ${[...types].join(' and ')}`);
    this.#types.set(name, ...types);
    return name;
  }

  #formatted({ value, style }, type, formatter, options) {
    if (style && typeof style !== 'string') throw new Error(`the skeleton of {${value}} is not supported`);
    const source = `${formatter}(${quoted(this.locale)}, ${quoted(options)})`;
    return `${this.#formatter(source)}.format(${this.#argument(value, type)})`;
  }

  #plural({ value, options, offset, pluralType }) {
    if (offset) throw new Error(`the offset of {${value}} is not supported`);
    if (!options.other) throw new Error(`the plural of {${value}} needs words for other`);
    const source = `PluralRules(${quoted(this.locale)}, ${quoted({ type: pluralType })})`;
    const category = `${this.#formatter(source)}.select(${this.#argument(value, 'number')})`;
    return this.#chosen(options, (key) =>
      key.startsWith('=') ? `${value} === ${key.slice(1)}` : `${category} === ${quoted(key)}`,
    );
  }

  #select({ value, options }) {
    const keys = Object.keys(options);
    this.#argument(value, keys.includes('other') ? 'string' : keys.map((key) => quoted(key)).join(' | '));
    return this.#chosen(options, (key) => `${value} === ${quoted(key)}`);
  }

  /** The last option is for all other values. An exact number has priority over its plural category. */
  #chosen({ other, ...options }, condition) {
    const entries = Object.entries(options).sort(([a], [b]) => Number(b.startsWith('=')) - Number(a.startsWith('=')));
    const last = other ?? entries.pop()[1];
    const tests = entries.map(([key, option]) => `${condition(key)} ? ${this.#text(option.value)} : `);
    return `(${tests.join('')}${this.#text(last.value)})`;
  }

  /** @param {string} source */
  #formatter(source) {
    const known = this.#formatters.indexOf(source);
    return `format${known < 0 ? this.#formatters.push(source) - 1 : known}`;
  }
}
