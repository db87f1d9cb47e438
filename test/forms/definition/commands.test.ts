// Is the table of commands fit to be used, and would the lint say so where it is not?
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, type CommandName, commands, shown } from '../../../conversations/commands.ts';
import { ROLES } from '../../../src/domain/people.ts';
import { type Permission, RIGHTS } from '../../../src/domain/rights.ts';
import { type CommandTable, EVERYBODY, REPORTERS } from '../../../src/forms/definition/commands.ts';
import { lintCommands } from '../../../src/forms/definition/lint-commands.ts';

const faults = (table: CommandTable) => lintCommands(table, shown);

describe('the commands', () => {
  it('mean one thing each, and help and menus hold', () => expect(faults(commands)).toEqual([]));

  it('are refused by the lint where two share a word for one role', () => {
    const same = { roles: EVERYBODY, words: '上报' };
    expect(faults({ report: { ...same, from: ['specialist'] }, file: { ...same, from: REPORTERS } })).toEqual([
      'file: “上报”也是report的（specialist）',
    ]);
    expect(faults({ report: { ...same, from: ['specialist'] }, file: { ...same, from: ['taskForce'] } })).toEqual([]);
    const opens = (takes: 'number' | 'text') => ({ roles: EVERYBODY, words: '', opens: [{ words: '督办', takes: [takes] }] });
    expect(faults({ a: opens('number'), b: opens('text') })).toEqual([]);
    expect(faults({ a: opens('number'), b: opens('number') })).toHaveLength(ROLES.length);
  });

  it('are refused by the lint where a word is long, written twice, or no word at all', () =>
    expect(faults({ a: { roles: EVERYBODY, words: `上报 上报 ${'长'.repeat(13)} 上，报 OK` } })).toHaveLength(4));

  it('are shown to nobody who may not use them', () =>
    expect(faults({ a: { roles: ['specialist'], words: '上报', menu: { admin: 1 }, offered: ['taskForce'] } })).toHaveLength(2));

  // The table says it for people, the domain for the stores: they are one.
  it.each<readonly [CommandName, Permission]>([
    ['report', 'report'],
    ['same', 'report'],
    ['oneByOne', 'report'],
    ['correct', 'report'],
    ['undo', 'report'],
    ['leave', 'report'],
    ['snooze', 'report'],
    ['sources', 'seeFigures'],
    ['remind', 'remind'],
    ['return', 'returnReport'],
    ['signOff', 'signOff'],
    ['reopen', 'reopen'],
    ['handOver', 'handOver'],
    ['standIn', 'standIn'],
    ['monthly', 'fileMonthly'],
    ['urgent', 'raiseUrgent'],
    ['demands', 'seeUrgent'],
    ['adopt', 'spreadPractice'],
    ['spread', 'spreadPractice'],
    ['deadline', 'moveDeadline'],
    ['publish', 'publish'],
    ['broadcast', 'broadcast'],
  ])('%s is for those who may %s', (name, act) =>
    expect(commands[name].roles).toEqual(ROLES.filter((role) => RIGHTS[act][role] !== 'none')),
  );

  it('all have words, alone or with something behind', () => {
    const table: CommandTable = commands;
    expect(COMMAND_NAMES.filter((name) => table[name]?.words === '' && !table[name].opens?.length)).toEqual([]);
  });
});
