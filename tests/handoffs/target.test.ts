/** Where a case is offered to go: what the manager said of its topic, of a competitor that it names, of leads; in this order. */
import { describe, expect, test } from 'vitest';
import { departmentFor } from '../../utils/handoffs/target';

const GOES = {
  topics: [
    { name: 'Wishes', sort: 'idea' as const, departments: ['product', 'management'] },
    { name: 'Delivery', sort: 'matter' as const, departments: ['support'] },
    { name: 'Rivals', sort: 'competitor' as const, departments: [] },
  ],
  watchwords: [
    {
      ...{
        id: 'norden',
        what: 'competitor' as const,
        words: ['norden kettles', 'norden'],
        except: ['norden sea'],
      },
      departments: ['sales', 'management'],
    },
    { id: 'silent', what: 'competitor' as const, words: ['tepot'], except: [] },
    { id: 'kettle', what: 'product' as const, words: ['kettle'], except: [], departments: ['product'] },
  ],
  leadsTo: 'partners',
};
const said = (text: string, topics: string[] = [], kind: 'question' | 'lead' = 'question') => ({
  ...{ kind, topics, parts: ['Ada Berg', text] },
});

describe('where a case is offered to go', () => {
  test('a competitor that the words name: to those who are told of it', () => {
    expect(departmentFor(said('I go back to Norden, they answer'), GOES)).toBe('sales');
    expect(departmentFor(said('Sailing the Norden sea'), GOES), 'an exclusion').toBe('');
    expect(departmentFor(said('nordenfeldt'), GOES), 'a part of another word').toBe('');
  });

  test('a topic of ideas or competitors that somebody chose goes before a name that was found', () => {
    expect(departmentFor(said('Norden has it, you could too', ['wishes']), GOES)).toBe('product');
    expect(departmentFor(said('Norden', ['Rivals', 'Delivery']), GOES), 'a topic without departments').toBe(
      'sales',
    );
  });

  test('somebody who would buy, and names a competitor', () => {
    expect(departmentFor(said('We are at Norden now, what would you ask for?', [], 'lead'), GOES)).toBe(
      'sales',
    );
    expect(departmentFor(said('What would you ask for?', [], 'lead'), GOES)).toBe('partners');
  });

  test('nobody said: nothing is guessed', () => {
    expect(departmentFor(said('tepot is cheaper'), GOES), 'a competitor without departments').toBe('');
    expect(departmentFor(said('the kettle leaks', ['Delivery']), GOES), 'a product, a matter').toBe('');
    expect(departmentFor(said('Norden'), { ...GOES, watchwords: [] })).toBe('');
  });
});
